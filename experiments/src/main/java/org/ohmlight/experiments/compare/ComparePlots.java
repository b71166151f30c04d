package org.ohmlight.experiments.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ohmlight.experiments.plot.Axis;
import org.ohmlight.experiments.plot.Plot;

/** The plots of a comparison. */
final class ComparePlots {
  private final StudyComparison comparison;

  ComparePlots(StudyComparison comparison) {
    this.comparison = comparison;
  }

  /** How well gradients agree, a bar a substrate. */
  Plot cosines() {
    return bars(
        "Gradient on hardware and on " + comparison.against(),
        Axis.linear("cosine, mean over edges and steps"),
        network -> network.mean(StepComparison::meanCosine));
  }

  /** How far equilibria lie apart, a bar a substrate. */
  Plot stateErrors() {
    return bars(
        "Free equilibrium on hardware and on " + comparison.against(),
        Axis.linear("relative distance of the states").from(0),
        network -> network.mean(StepComparison::stateError));
  }

  /** Accuracy gaps under the same weights and after learning apart. */
  Plot gaps() {
    return bars(
        "Points of accuracy to " + comparison.against() + " under the same weights",
        Axis.linear("points of per cent"),
        network ->
            100
                * (network.scores().hardware().accuracy()
                    - network.scores().sameWeights().accuracy()));
  }

  private Plot bars(String title, Axis axis, ToDoubleFunction<NetworkComparison> figure) {
    List<String> lessons = comparison.lessons();
    List<Plot.Group> groups = new ArrayList<>();
    for (String substrate : comparison.substrates()) {
      double[] values = new double[lessons.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = mean(substrate, lessons.get(i), figure);
      }
      groups.add(new Plot.Group(substrate, values, comparison.substrates().indexOf(substrate)));
    }
    return new Plot.Bars(title, Axis.linear(""), axis, lessons, groups);
  }

  private double mean(String substrate, String lesson, ToDoubleFunction<NetworkComparison> figure) {
    return comparison.networks().stream()
        .filter(network -> network.substrate().equals(substrate))
        .filter(network -> network.lesson().equals(lesson))
        .mapToDouble(figure)
        .average()
        .orElse(Double.NaN);
  }

  /** One plot a substrate: how well gradients agree step by step, a line a lesson. */
  List<Plot> cosinesByStep() {
    List<Plot> plots = new ArrayList<>();
    for (String substrate : comparison.substrates()) {
      List<Plot.Series> series = new ArrayList<>();
      for (NetworkComparison network : comparison.networks()) {
        if (network.substrate().equals(substrate)) {
          series.add(
              Plot.Series.counted(network.lesson(), network.cosineByStep(), Plot.Mark.LINE_AND_DOTS)
                  .coloured(comparison.lessons().indexOf(network.lesson())));
        }
      }
      plots.add(
          new Plot.Lines(
              "Gradient step by step on " + substrate,
              Axis.count("step"),
              Axis.linear("cosine, mean over edges"),
              series));
    }
    return plots;
  }
}
