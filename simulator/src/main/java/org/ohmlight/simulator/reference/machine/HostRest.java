package org.ohmlight.simulator.reference.machine;

import java.util.Arrays;
import org.ohmlight.physical.SettleLimits;

/** Keeps account on the host, for machines that hand out numbers cheaply. */
public final class HostRest implements Machine.Rest {
  private final int rows;
  private final float[] change;
  private final double[] moved;
  private final double[] length;
  private final float[] measure;
  private final int[] restedAt;
  private float[] residuals = new float[64];
  private SettleLimits limits = new SettleLimits(1, 0f);
  private int steps;
  private float worst;

  /**
   * Makes the account.
   *
   * @param rows samples that stop together
   */
  public HostRest(int rows) {
    this.rows = rows;
    change = new float[rows];
    moved = new double[rows];
    length = new double[rows];
    measure = new float[rows];
    restedAt = new int[rows];
  }

  @Override
  public void begin(SettleLimits newLimits) {
    limits = newLimits;
    residuals = new float[limits.maxSteps()];
    steps = 0;
    worst = Float.POSITIVE_INFINITY;
    Arrays.fill(restedAt, 0);
  }

  @Override
  public boolean goesOn() {
    return steps < limits.maxSteps() && worst > limits.tolerance();
  }

  @Override
  public void beginStep() {
    Arrays.fill(change, 0f);
    Arrays.fill(moved, 0.0);
    Arrays.fill(length, 0.0);
  }

  /** Whether the change of the drives is asked for. */
  public boolean relative() {
    return limits.criterion() == SettleLimits.Criterion.RELATIVE_CHANGE;
  }

  /** Takes the largest change of a layer's states, by sample. */
  public void changed(int row, float largest) {
    change[row] = Math.max(change[row], largest);
  }

  /** Takes squares of how far a layer's drives have moved and of their length. */
  public void travelled(int row, double squaredDistance, double squaredLength) {
    moved[row] += squaredDistance;
    length[row] += squaredLength;
  }

  @Override
  public void endStep() {
    worst = 0f;
    for (int r = 0; r < rows; r++) {
      residuals[steps] = Math.max(residuals[steps], change[r]);
      measure[r] =
          !relative() ? change[r] : moved[r] == 0 ? 0f : (float) Math.sqrt(moved[r] / length[r]);
      worst = Math.max(worst, measure[r]);
      if (restedAt[r] == 0 && measure[r] <= limits.tolerance()) {
        restedAt[r] = steps + 1;
      }
    }
    steps++;
  }

  @Override
  public Machine.Outcome outcome() {
    int[] rested = restedAt.clone();
    boolean[] atRest = new boolean[rows];
    float[] relative = new float[rows];
    for (int r = 0; r < rows; r++) {
      rested[r] = rested[r] == 0 ? steps : rested[r];
      atRest[r] = measure[r] <= limits.tolerance();
      relative[r] = relative() ? measure[r] : Float.NaN;
    }
    return new Machine.Outcome(
        steps, rested, atRest, change.clone(), relative, Arrays.copyOf(residuals, steps));
  }
}
