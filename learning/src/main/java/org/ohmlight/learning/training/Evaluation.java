package org.ohmlight.learning.training;

import org.jspecify.annotations.Nullable;

/**
 * How a network does on samples it does not learn from.
 *
 * @param accuracy part of the samples whose largest output was right; NaN where targets are images
 * @param cost mean cost at the free equilibrium
 * @param steps settling steps, mean over the samples
 * @param settledPart part of the batches that came to rest within the limits
 * @param fault why evaluation had to stop, or null
 */
public record Evaluation(
    double accuracy, double cost, double steps, double settledPart, @Nullable String fault) {
  /** No evaluation, because of a fault. */
  public static Evaluation faulted(String why) {
    return new Evaluation(Double.NaN, Double.NaN, Double.NaN, Double.NaN, why);
  }
}
