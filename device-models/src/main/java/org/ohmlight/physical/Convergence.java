package org.ohmlight.physical;

/**
 * How each sample of a settle came to rest. Arrays are indexed by the sample.
 *
 * @param steps the first step whose change was within the tolerance; the number of steps taken if
 *     there was none
 * @param atRest whether the change was within the tolerance in the last step
 * @param largestChange largest change of a state in the last step
 * @param relativeChange relative change of the drives in the last step; NaN where it was not
 *     measured, which is where it was not the criterion
 */
public record Convergence(
    int[] steps, boolean[] atRest, float[] largestChange, float[] relativeChange) {

  /** Number of samples. */
  public int samples() {
    return steps.length;
  }

  /** Steps to the tolerance, averaged over the samples. */
  public double meanSteps() {
    double sum = 0.0;
    for (int count : steps) {
      sum += count;
    }
    return sum / Math.max(1, steps.length);
  }

  /** Samples that did not come to rest. */
  public int unsettled() {
    int count = 0;
    for (boolean rests : atRest) {
      count += rests ? 0 : 1;
    }
    return count;
  }
}
