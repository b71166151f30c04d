package org.ohmlight.experiments.compare;

import java.util.SequencedMap;

/**
 * One minibatch on hardware and on the reference, with the same weights.
 *
 * @param stateError {@code |s - r| / |r|} of the free equilibria {@code s} and, of the reference,
 *     {@code r}, Euclidean over all layers but the input and all samples
 * @param largestStateError {@code max |s - r|}
 * @param cosines by edge, the cosine between the two estimates of the gradient; NaN where one is
 *     zero
 * @param lengths by edge, length of the estimate in relation to that of the reference
 * @param hardware settling and time of the hardware
 * @param reference settling and time of the reference
 */
public record StepComparison(
    double stateError,
    double largestStateError,
    SequencedMap<String, Double> cosines,
    SequencedMap<String, Double> lengths,
    Effort hardware,
    Effort reference) {

  /**
   * What an estimate took.
   *
   * @param freeSteps settling steps of the free phase, mean over the samples
   * @param nudgedSteps settling steps of the nudged phases together; 0 if there are none
   * @param wallSeconds time of the whole estimate on this machine [s]
   */
  public record Effort(double freeSteps, double nudgedSteps, double wallSeconds) {}

  /** Mean cosine over the edges that have one. */
  public double meanCosine() {
    return cosines.values().stream()
        .filter(Double::isFinite)
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }
}
