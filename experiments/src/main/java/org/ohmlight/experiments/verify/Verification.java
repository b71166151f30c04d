package org.ohmlight.experiments.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.spec.Claim;
import org.ohmlight.experiments.spec.Expectations;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.TrialGroup;
import org.ohmlight.experiments.store.TrialOutcome;

/** Holds the outcomes of a study against what it should show. */
public final class Verification {
  private Verification() {}

  /**
   * Checks, before anything runs, that every claim speaks of trials that there are.
   *
   * @throws BadInput if a group of trials is empty
   */
  public static void requireTrials(Expectations expectations, StudySpec study) {
    List<Problem> problems = new ArrayList<>();
    for (Claim claim : expectations.claims()) {
      for (TrialGroup group : claim.groups()) {
        if (study.trials().stream().noneMatch(group::holds)) {
          problems.add(
              group
                  .place()
                  .problem("No trial of the study belongs to '" + group.name() + "'.")
                  .given("scale " + study.scale().label())
                  .allowed(String.join(", ", study.trials().stream().map(t -> t.name()).toList())));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems.stream().distinct().toList());
    }
  }

  /** A verdict for each claim, in their order. */
  public static List<Verdict> of(Expectations expectations, List<TrialOutcome> outcomes) {
    return expectations.claims().stream().map(claim -> verdict(claim, outcomes)).toList();
  }

  private static Verdict verdict(Claim claim, List<TrialOutcome> outcomes) {
    return switch (claim) {
      case Claim.InRange range -> inRange(range, outcomes);
      case Claim.InOrder order -> inOrder(order, outcomes);
    };
  }

  private static Verdict inRange(Claim.InRange claim, List<TrialOutcome> outcomes) {
    double got = mean(claim.first(), claim.metric(), outcomes);
    String subject = claim.first().name();
    TrialGroup second = claim.second();
    if (second != null) {
      double other = mean(second, claim.metric(), outcomes);
      got =
          switch (claim.operator()) {
            case '-' -> got - other;
            case '+' -> got + other;
            default -> got / other;
          };
      subject += " " + claim.operator() + " " + second.name();
    }
    return new Verdict(
        claim.metric() + " of " + subject,
        claim.about(),
        claim.wanted(),
        figure(got),
        got >= claim.from() && got <= claim.to());
  }

  private static Verdict inOrder(Claim.InOrder claim, List<TrialOutcome> outcomes) {
    List<String> names = new ArrayList<>();
    List<String> figures = new ArrayList<>();
    boolean ok = true;
    double before = Double.POSITIVE_INFINITY;
    for (TrialGroup group : claim.groups()) {
      double mean = mean(group, claim.metric(), outcomes);
      // Written so that a figure that is no number fails.
      ok &= mean < before - claim.margin();
      before = mean;
      names.add(group.name());
      figures.add(figure(mean));
    }
    String margin = claim.margin() == 0 ? "" : " by " + figure(claim.margin());
    return new Verdict(
        claim.metric(),
        claim.about(),
        String.join(" > ", names) + margin,
        String.join(", ", figures),
        ok);
  }

  private static double mean(TrialGroup group, String metric, List<TrialOutcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> group.holds(outcome.spec()))
        .mapToDouble(outcome -> outcome.metrics().getOrDefault(metric, Double.NaN))
        .average()
        .orElse(Double.NaN);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
