package org.ohmlight.experiments.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ohmlight.experiments.store.TrialOutcome;

/** The few figures a reader should see first. */
final class Headlines {
  private final Comparison comparison;

  Headlines(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * One of them.
   *
   * @param figure the figure with its unit
   * @param meaning what it is
   */
  record Card(String figure, String meaning) {}

  List<Card> list() {
    List<Card> cards = new ArrayList<>();
    for (String substrate : comparison.substrates()) {
      best(substrate).ifPresent(outcome -> cards.add(card(substrate, outcome)));
    }
    comparison.main().stream()
        .filter(o -> o.last().answerJoules() > 0)
        .min(Comparator.comparingDouble(o -> o.last().answerJoules()))
        .ifPresent(o ->
            cards.add(
                new Card(
                    Figures.quantity(o.last().answerJoules(), "J"),
                    "for an answer, the least: "
                        + o.spec().substrate().label()
                        + ", "
                        + Comparison.lesson(o))));
    comparison.main().stream()
        .filter(o -> Double.isFinite(o.last().testSteps()))
        .min(Comparator.comparingDouble(o -> o.last().testSteps()))
        .ifPresent(o ->
            cards.add(
                new Card(
                    Figures.number(o.last().testSteps()),
                    "steps to rest, the fewest: " + Comparison.lesson(o))));
    return cards;
  }

  private Optional<TrialOutcome> best(String substrate) {
    return comparison.main().stream()
        .filter(o -> o.spec().substrate().label().equals(substrate))
        .filter(o -> Double.isFinite(Score.last(o)))
        .max(comparison.score().byMerit());
  }

  private String unit() {
    return comparison.score() == Score.ACCURACY ? " points" : "";
  }

  private Card card(String substrate, TrialOutcome outcome) {
    double gap = comparison.gapToExact(outcome);
    String beside =
        substrate.equals("exact") || !Double.isFinite(gap)
            ? ""
            : " (" + comparison.score().difference(gap) + unit() + " to exact)";
    return new Card(
        Score.text(outcome), "best on " + substrate + ": " + Comparison.lesson(outcome) + beside);
  }
}
