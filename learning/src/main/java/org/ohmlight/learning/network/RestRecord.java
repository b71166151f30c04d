package org.ohmlight.learning.network;

import java.util.Arrays;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.SettleLimits.Criterion;

/** How the samples of a block come to rest, step by step. */
final class RestRecord {
  private final int rows;
  private final float[] change;
  private final double[] moved;
  private final double[] length;
  private final float[] relative;
  private final int[] restedAt;
  private float[] residuals = new float[64];
  private SettleLimits limits = new SettleLimits(1, 0f);
  private int steps;
  private float worst;

  RestRecord(int rows) {
    this.rows = rows;
    this.change = new float[rows];
    this.moved = new double[rows];
    this.length = new double[rows];
    this.relative = new float[rows];
    this.restedAt = new int[rows];
  }

  /** Forgets the settle before. */
  void begin(SettleLimits newLimits) {
    limits = newLimits;
    if (residuals.length < limits.maxSteps()) {
      residuals = Arrays.copyOf(residuals, limits.maxSteps());
    }
    steps = 0;
    worst = Float.POSITIVE_INFINITY;
    Arrays.fill(restedAt, 0);
    Arrays.fill(relative, Float.NaN);
  }

  /** Whether a sample still moves, and may. A state that is not a number ends it. */
  boolean goesOn() {
    return steps < limits.maxSteps() && worst > limits.tolerance();
  }

  void beginStep() {
    Arrays.fill(change, 0f);
    if (measuresRelative()) {
      Arrays.fill(moved, 0.0);
      Arrays.fill(length, 0.0);
    }
  }

  /** Whether steps must tell how far the drives have moved. */
  boolean measuresRelative() {
    return limits.criterion() == Criterion.RELATIVE_CHANGE;
  }

  /** A sample's states have moved by no more than this in a layer. */
  void changed(int row, float largest) {
    change[row] = Math.max(change[row], largest);
  }

  /** Drives of a sample have moved: squares of the distance and of their length. */
  void travelled(int row, double squaredDistance, double squaredLength) {
    moved[row] += squaredDistance;
    length[row] += squaredLength;
  }

  void endStep() {
    float largest = 0f;
    worst = 0f;
    boolean relativeToo = measuresRelative();
    for (int r = 0; r < rows; r++) {
      largest = Math.max(largest, change[r]);
      if (relativeToo) {
        relative[r] = moved[r] == 0.0 ? 0f : (float) Math.sqrt(moved[r] / length[r]);
      }
      float now = measure(r);
      worst = Math.max(worst, now);
      if (restedAt[r] == 0 && now <= limits.tolerance()) {
        restedAt[r] = steps + 1;
      }
    }
    residuals[steps++] = largest;
  }

  private float measure(int row) {
    return measuresRelative() ? relative[row] : change[row];
  }

  /** Steps taken. */
  int steps() {
    return steps;
  }

  /** Largest change of a state in a step, over the samples. */
  float residual(int step) {
    return residuals[step];
  }

  /** What the worst sample still moved in the last step, in the measure of the limits. */
  float worst() {
    return worst;
  }

  /** Steps until a sample was first within the tolerance, or all that were taken. */
  int stepsToRest(int row) {
    return restedAt[row] > 0 ? restedAt[row] : steps;
  }

  boolean atRest(int row) {
    return measure(row) <= limits.tolerance();
  }

  float largestChange(int row) {
    return change[row];
  }

  float relativeChange(int row) {
    return relative[row];
  }
}
