package org.ohmlight.learning.monitor;

import java.util.Arrays;

/**
 * Tells from the residuals of a settle whether it goes round in circles: it did not come to rest,
 * and its residuals no longer fall. The median of the last quarter of the record is held against
 * that of the quarter before; a settle that merely is slow still falls from one to the other.
 */
final class LimitCycle {
  private static final int FEWEST = 16;
  private static final double STILL_FALLING = 0.9;

  private LimitCycle() {}

  /**
   * Whether the record ends in a cycle.
   *
   * @param residuals largest change of a state, step by step
   * @param tolerance what counts as rest
   */
  static boolean endsIn(float[] residuals, float tolerance) {
    int quarter = residuals.length / 4;
    if (residuals.length < FEWEST || residuals[residuals.length - 1] <= tolerance) {
      return false;
    }
    int last = residuals.length - quarter;
    double late = median(residuals, last, residuals.length);
    double before = median(residuals, last - quarter, last);
    return late > STILL_FALLING * before;
  }

  private static double median(float[] values, int from, int to) {
    float[] part = Arrays.copyOfRange(values, from, to);
    Arrays.sort(part);
    return part[part.length / 2];
  }
}
