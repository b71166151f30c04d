package org.ohmlight.experiments.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.physical.Provenance;

/**
 * A network of a study beside the reference.
 *
 * @param trial which network, rule and hardware
 * @param hardware what it is built on
 * @param reference what it was compared with
 * @param steps minibatch by minibatch
 * @param scores on test images after the last step
 * @param fault why it ended early, or null
 */
public record NetworkComparison(
    TrialSpec trial,
    Provenance hardware,
    Provenance reference,
    List<StepComparison> steps,
    Scores scores,
    @Nullable String fault) {
  public NetworkComparison {
    steps = List.copyOf(steps);
  }

  /**
   * Test figures after the last step: part right, NaN for images, and mean cost.
   *
   * @param hardware of the hardware
   * @param sameWeights of the reference with the weights that the hardware holds
   * @param learnedThere of the reference that learned the same steps by itself
   */
  public record Scores(Score hardware, Score sameWeights, Score learnedThere) {
    static final Scores NONE = new Scores(Score.NONE, Score.NONE, Score.NONE);
  }

  /** Part of the samples answered right, and mean cost. */
  public record Score(double accuracy, double cost) {
    static final Score NONE = new Score(Double.NaN, Double.NaN);
  }

  /** Rule and structure, in words. */
  public String lesson() {
    return trial.rule().label() + " " + trial.structure().label();
  }

  /** The hardware by the name that the study gives it. */
  public String substrate() {
    return trial.substrate().label();
  }

  /** Mean over the steps, those without a figure apart. */
  public double mean(ToDoubleFunction<StepComparison> figure) {
    return steps.stream().mapToDouble(figure).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  /** Largest over the steps. */
  public double most(ToDoubleFunction<StepComparison> figure) {
    return steps.stream().mapToDouble(figure).max().orElse(Double.NaN);
  }

  /**
   * Median over the steps: what a step takes when nothing disturbs it or is still being compiled.
   */
  public double median(ToDoubleFunction<StepComparison> figure) {
    double[] sorted = steps.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /** Mean over the steps of a figure that each edge has. */
  public SequencedMap<String, Double> byEdge(EdgeFigures figures) {
    SequencedMap<String, Double> means = new LinkedHashMap<>();
    if (!steps.isEmpty()) {
      for (String edge : figures.of(steps.getFirst()).keySet()) {
        means.put(edge, mean(step -> figures.of(step).getOrDefault(edge, Double.NaN)));
      }
    }
    return means;
  }

  /** One figure an edge. */
  @FunctionalInterface
  public interface EdgeFigures {
    /** The figures of a step. */
    SequencedMap<String, Double> of(StepComparison step);
  }

  /** Mean cosine of each step, in order. */
  double[] cosineByStep() {
    return steps.stream().mapToDouble(StepComparison::meanCosine).toArray();
  }

  /** Every edge's cosine at one step is at least this. */
  double leastCosine() {
    return steps.stream()
        .flatMapToDouble(step -> step.cosines().values().stream().mapToDouble(c -> c))
        .filter(Double::isFinite)
        .min()
        .orElse(Double.NaN);
  }
}
