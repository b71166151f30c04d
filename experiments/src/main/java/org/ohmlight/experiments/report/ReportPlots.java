package org.ohmlight.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.ToDoubleFunction;
import org.ohmlight.experiments.plot.Axis;
import org.ohmlight.experiments.plot.Plot;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.SweepSpec;
import org.ohmlight.experiments.store.TrialOutcome;

/** The plots of a report. */
final class ReportPlots {
  private final StudySpec study;
  private final Comparison comparison;

  ReportPlots(StudySpec study, Comparison comparison) {
    this.study = study;
    this.comparison = comparison;
  }

  /** Score of each lesson, a bar a substrate. */
  Plot score() {
    Score score = comparison.score();
    return bars(
        "Test " + score.label(),
        score.axis(0),
        comparison.substrates(),
        o -> score.plotted(Score.last(o)));
  }

  private Plot bars(
      String title, Axis axis, List<String> substrates, ToDoubleFunction<TrialOutcome> figure) {
    List<String> lessons = comparison.lessons();
    List<Plot.Group> groups = new ArrayList<>();
    for (String substrate : substrates) {
      double[] values = new double[lessons.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = comparison.mean(substrate, lessons.get(i), figure);
      }
      groups.add(new Plot.Group(substrate, values, comparison.substrates().indexOf(substrate)));
    }
    return new Plot.Bars(title, Axis.linear(""), axis, lessons, groups);
  }

  /** One plot a substrate: the score after each epoch, a line a lesson. */
  List<Plot> scoreByEpoch() {
    Score score = comparison.score();
    List<Plot> plots = new ArrayList<>();
    for (String substrate : comparison.substrates()) {
      List<Plot.Series> series = new ArrayList<>();
      for (TrialOutcome outcome : comparison.main()) {
        if (outcome.spec().substrate().label().equals(substrate)) {
          double[] figures =
              outcome.history().stream()
                  .mapToDouble(e -> score.plotted(score.value(outcome.spec(), e)))
                  .toArray();
          Plot.Mark mark = figures.length > 1 ? Plot.Mark.LINE : Plot.Mark.DOTS;
          String lesson = Comparison.lesson(outcome);
          series.add(
              Plot.Series.counted(lesson, figures, mark)
                  .coloured(comparison.lessons().indexOf(lesson)));
        }
      }
      plots.add(
          new Plot.Lines(
              "Test " + score.label() + " on " + substrate,
              Axis.count("epoch"),
              score.axis(Double.NaN),
              series));
    }
    return plots;
  }

  /** What monitors saw, a plot a figure, epoch by epoch. */
  List<Plot> monitors() {
    SequencedSet<String> names = new LinkedHashSet<>();
    comparison.main().forEach(outcome -> names.addAll(outcome.last().monitored().keySet()));
    names.removeIf(name -> name.contains(" "));
    List<Plot> plots = new ArrayList<>();
    for (String name : names) {
      List<Plot.Series> series = new ArrayList<>();
      for (TrialOutcome outcome : comparison.main()) {
        double[] figures =
            outcome.history().stream()
                .mapToDouble(e -> e.monitored().getOrDefault(name, Double.NaN))
                .toArray();
        Plot.Mark mark = figures.length > 1 ? Plot.Mark.LINE : Plot.Mark.DOTS;
        String trial = outcome.spec().substrate().label() + ", " + Comparison.lesson(outcome);
        series.add(Plot.Series.counted(trial, figures, mark));
      }
      plots.add(new Plot.Lines(name, Axis.count("epoch"), Axis.linear(name), series));
    }
    return plots;
  }

  /** Settling steps of an answer. */
  Plot settlingSteps() {
    return bars(
        "Steps until the network rests",
        Axis.linear("steps, mean over test images"),
        comparison.substrates(),
        o -> o.last().testSteps());
  }

  /** Energy of training and of an answer, for the substrates that are charged. */
  List<Plot> energy() {
    List<String> charged =
        comparison.substrates().stream()
            .filter(s -> comparison.main().stream().anyMatch(o -> isCharged(o, s)))
            .toList();
    if (charged.isEmpty()) {
      return List.of();
    }
    return List.of(
        bars("Energy of training", Axis.log("J"), charged, TrialOutcome::joules),
        bars("Energy of an answer", Axis.log("J"), charged, o -> o.last().answerJoules()),
        bars("Hardware time of training", Axis.log("s"), charged, TrialOutcome::simulatedSeconds));
  }

  private static boolean isCharged(TrialOutcome outcome, String substrate) {
    return outcome.spec().substrate().label().equals(substrate) && outcome.joules() > 0;
  }

  /** Score against the swept parameter, a line for each substrate and lesson. */
  Plot sweep(int index) {
    SweepSpec sweep = study.sweeps().get(index);
    Score score = comparison.score();
    Map<String, List<double[]>> curves = new LinkedHashMap<>();
    List<TrialOutcome> outcomes = comparison.sweep(index);
    for (TrialOutcome outcome : outcomes) {
      double at = value(sweep, outcome);
      String name = outcome.spec().substrate().label() + ", " + Comparison.lesson(outcome);
      curves
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(new double[] {at, score.plotted(Score.last(outcome))});
    }
    List<Plot.Series> series = new ArrayList<>();
    curves.forEach((name, points) ->
        series.add(
            new Plot.Series(
                name,
                points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray(),
                Plot.Mark.LINE_AND_DOTS)));
    return new Plot.Lines(
        sweep.title(),
        isLogarithmic(sweep.values()) ? Axis.log(sweep.label()) : Axis.linear(sweep.label()),
        score.axis(Double.NaN),
        series);
  }

  private static double value(SweepSpec sweep, TrialOutcome outcome) {
    var point = outcome.spec().point();
    return point == null ? Double.NaN : sweep.valueOf(point.value());
  }

  /** Values that span more than two decades and do not touch zero. */
  private static boolean isLogarithmic(List<Double> values) {
    double min = values.stream().mapToDouble(v -> v).min().orElse(0);
    double max = values.stream().mapToDouble(v -> v).max().orElse(0);
    return min > 0 && max / min > 30;
  }
}
