package org.ohmlight.experiments.report;

import java.util.List;
import java.util.Locale;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.SweepSpec;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.table.TextTable;
import org.ohmlight.experiments.trial.EpochRecord;

/** The outcome of a study as a table for the console. */
public final class ConsoleReport {
  private ConsoleReport() {}

  /** The table of all trials, each hardware beside exact arithmetic. */
  public static String of(StudySpec study, List<TrialOutcome> outcomes) {
    Comparison comparison = new Comparison(outcomes);
    StringBuilder text = new StringBuilder(study.title()).append("\n\n");
    text.append(main(comparison));
    for (int i = 0; i < study.sweeps().size(); i++) {
      SweepSpec sweep = study.sweeps().get(i);
      text.append('\n').append(sweep.title()).append("\n\n").append(sweep(comparison, i));
    }
    text.append(notes(outcomes));
    outcomes.stream()
        .filter(outcome -> outcome.fault() != null)
        .forEach(outcome ->
            text.append("\nfault in ")
                .append(outcome.spec().name())
                .append(": ")
                .append(outcome.fault())
                .append('\n'));
    return text.toString();
  }

  /** What was best on validation images, and what monitors saw at last. */
  private static String notes(List<TrialOutcome> outcomes) {
    StringBuilder text = new StringBuilder();
    for (TrialOutcome outcome : outcomes) {
      String name = outcome.spec().name();
      if (outcome.bestEpoch() > 0) {
        EpochRecord best = outcome.history().get(outcome.bestEpoch() - 1);
        text.append(
            "%s: best on validation after epoch %d of %d, test accuracy then %s%n"
                .formatted(
                    name,
                    best.epoch(),
                    outcome.history().size(),
                    Figures.percent(best.testAccuracy())));
      }
      outcome
          .last()
          .monitored()
          .forEach((figure, value) ->
              text.append(String.format(Locale.ROOT, "%s: %s %.4g%n", name, figure, value)));
    }
    return text.isEmpty() ? "" : "\n" + text;
  }

  private static String main(Comparison comparison) {
    TextTable table =
        new TextTable(
            3,
            "substrate",
            "rule",
            "structure",
            comparison.score().label(),
            "to exact",
            "steps",
            "hardware time",
            "energy",
            "an answer",
            "wall");
    String substrate = "";
    for (TrialOutcome outcome : comparison.main()) {
      String label = outcome.spec().substrate().label();
      if (!label.equals(substrate) && !substrate.isEmpty()) {
        table.gap();
      }
      EpochRecord last = outcome.last();
      boolean exact = label.equals("exact");
      table.row(
          label.equals(substrate) ? "" : label,
          outcome.spec().rule().label(),
          outcome.spec().structure().label(),
          Score.text(outcome),
          exact ? "" : comparison.score().difference(comparison.gapToExact(outcome)),
          Figures.number(last.testSteps()),
          exact ? "" : Figures.duration(outcome.simulatedSeconds()),
          exact ? "" : Figures.quantity(outcome.joules(), "J"),
          exact ? "" : Figures.quantity(last.answerJoules(), "J"),
          Figures.duration(outcome.wallSeconds()));
      substrate = label;
    }
    return table.toString();
  }

  private static String sweep(Comparison comparison, int index) {
    String score = comparison.score().label();
    TextTable table = new TextTable(4, "value", "substrate", "rule", "structure", score, "steps");
    for (TrialOutcome outcome : comparison.sweep(index)) {
      var point = outcome.spec().point();
      table.row(
          point == null ? "" : point.value().asString(),
          outcome.spec().substrate().label(),
          outcome.spec().rule().label(),
          outcome.spec().structure().label(),
          Score.text(outcome),
          Figures.number(outcome.last().testSteps()));
    }
    return table.toString();
  }
}
