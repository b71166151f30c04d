package org.ohmlight.experiments.report;

import java.util.Comparator;
import java.util.Locale;
import org.ohmlight.experiments.plot.Axis;
import org.ohmlight.experiments.spec.TaskSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.EpochRecord;
import org.ohmlight.experiments.trial.ImageError;

/** How well a trial does on the test images: the one figure that its task is judged by. */
public enum Score {
  /** Part of the images answered right. */
  ACCURACY("accuracy"),
  /** Mean squared error of a pixel. */
  ERROR("error");

  private static final double PERCENT = 100;

  private final String label;

  Score(String label) {
    this.label = label;
  }

  /** The score of a trial's task. */
  public static Score of(TrialSpec trial) {
    return switch (trial.dataset().task()) {
      case TaskSpec.Classify classify -> ACCURACY;
      case TaskSpec.Denoise denoise -> ERROR;
    };
  }

  /** The figure after an epoch, as people read it: {@code 97.52 %}, {@code 0.0312 (21.1 dB)}. */
  public static String text(TrialSpec trial, EpochRecord epoch) {
    Score score = of(trial);
    double value = score.value(trial, epoch);
    return switch (score) {
      case ACCURACY -> Figures.percent(value);
      case ERROR ->
          Double.isFinite(value)
              ? String.format(
                  Locale.ROOT,
                  "%.4f (%.1f dB)",
                  value,
                  ImageError.of(trial, epoch.testCost()).psnr())
              : "-";
    };
  }

  static double last(TrialOutcome outcome) {
    return of(outcome.spec()).value(outcome.spec(), outcome.last());
  }

  static String text(TrialOutcome outcome) {
    return text(outcome.spec(), outcome.last());
  }

  /** Its name: a heading. */
  String label() {
    return label;
  }

  double value(TrialSpec trial, EpochRecord epoch) {
    return switch (this) {
      case ACCURACY -> epoch.testAccuracy();
      case ERROR -> ImageError.of(trial, epoch.testCost()).meanSquare();
    };
  }

  /** A difference, with its sign. */
  String difference(double value) {
    return switch (this) {
      case ACCURACY -> Figures.points(value);
      case ERROR -> Double.isFinite(value) ? String.format(Locale.ROOT, "%+.4f", value) : "-";
    };
  }

  /** The better of two trials comes last. */
  Comparator<TrialOutcome> byMerit() {
    Comparator<TrialOutcome> rising = Comparator.comparingDouble(Score::last);
    return this == ACCURACY ? rising : rising.reversed();
  }

  /** A figure as plots show it. */
  double plotted(double value) {
    return this == ACCURACY ? PERCENT * value : value;
  }

  /**
   * The axis of plots.
   *
   * @param from where it begins; NaN to follow the figures
   */
  Axis axis(double from) {
    return this == ACCURACY
        ? Axis.linear("test accuracy [%]").range(from, PERCENT)
        : Axis.linear("mean squared error of a pixel").range(from, Double.NaN);
  }
}
