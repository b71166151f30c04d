package org.ohmlight.experiments.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ohmlight.experiments.report.Figures;

/** The figures of a comparison, a row a network, as people read them. */
final class ComparisonTable {
  /** Leading columns that hold words. */
  static final int WORDS = 3;

  private final StudyComparison comparison;

  ComparisonTable(StudyComparison comparison) {
    this.comparison = comparison;
  }

  List<String> heading() {
    return List.of(
        "substrate",
        "rule",
        "structure",
        "state error",
        "cosine",
        "least",
        comparison.classifies() ? "accuracy" : "cost",
        "same weights",
        "learned there",
        "steps",
        "there",
        "wall a step",
        "there");
  }

  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    comparison.networks().forEach(network -> rows.add(row(network)));
    return rows;
  }

  private List<String> row(NetworkComparison network) {
    NetworkComparison.Scores scores = network.scores();
    return List.of(
        network.substrate(),
        network.trial().rule().label(),
        network.trial().structure().label(),
        small(network.mean(StepComparison::stateError)),
        cosine(network.mean(StepComparison::meanCosine)),
        cosine(network.leastCosine()),
        score(scores.hardware()),
        gap(scores.hardware(), scores.sameWeights()),
        gap(scores.hardware(), scores.learnedThere()),
        Figures.number(network.mean(step -> step.hardware().freeSteps())),
        Figures.number(network.mean(step -> step.reference().freeSteps())),
        Figures.duration(network.median(step -> step.hardware().wallSeconds())),
        Figures.duration(network.median(step -> step.reference().wallSeconds())));
  }

  private String score(NetworkComparison.Score score) {
    return comparison.classifies() ? Figures.percent(score.accuracy()) : small(score.cost());
  }

  /** The hardware less the reference. */
  private String gap(NetworkComparison.Score hardware, NetworkComparison.Score reference) {
    return comparison.classifies()
        ? Figures.points(hardware.accuracy() - reference.accuracy())
        : small(hardware.cost() - reference.cost());
  }

  static String small(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2g", value) : "-";
  }

  /** As many digits as tell it from 1. */
  static String cosine(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6f", value) : "-";
  }
}
