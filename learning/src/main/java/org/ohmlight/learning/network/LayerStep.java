package org.ohmlight.learning.network;

import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Sums;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;

/** Moves one layer of one rail towards what its drive asks for, sample by sample. */
final class LayerStep {
  /** What becomes of the pre-activation and the state. */
  private enum Kind {
    /** {@code a = D, s = f(a)}. */
    WHOLE,
    /** {@code a = D, s += alpha (f(a) - s)}. */
    DAMPED_STATE,
    /** {@code a += alpha (D - a), s = f(a)}. */
    DAMPED_DRIVE
  }

  private final Kind kind;
  private final float stepSize;
  private final float[] before;
  private final float[] target;

  /**
   * Makes the step.
   *
   * @param widest neurons of the largest layer
   */
  LayerStep(Solver solver, int widest) {
    this.stepSize = solver.stepSize();
    this.kind =
        stepSize == 1f ? Kind.WHOLE : solver.movesDrives() ? Kind.DAMPED_DRIVE : Kind.DAMPED_STATE;
    this.before = new float[widest];
    this.target = new float[widest];
  }

  /** Whether {@code a = D}: the drive may then be computed where the pre-activation is kept. */
  boolean isWhole() {
    return kind == Kind.WHOLE;
  }

  /**
   * Moves the layer.
   *
   * @param drive {@code D_k}. Not modified.
   * @param carried whether the layer's drives count for the relative change
   * @param record told how far each sample moved
   */
  void move(
      Rail rail,
      int layer,
      Batch drive,
      Activation activation,
      boolean carried,
      RestRecord record) {
    Batch s = rail.states()[layer];
    Batch a = rail.drives()[layer];
    int width = s.width();
    boolean measured = carried && record.measuresRelative();
    for (int r = 0; r < s.rows(); r++) {
      int sAt = s.offset() + r * width;
      int aAt = a.offset() + r * width;
      int dAt = drive.offset() + r * width;
      if (measured) {
        System.arraycopy(a.values(), aAt, before, 0, width);
      }
      float change = row(activation, s.values(), sAt, a.values(), aAt, drive.values(), dAt, width);
      record.changed(r, change);
      if (measured) {
        record.travelled(
            r,
            Sums.squaredDistance(a.values(), aAt, before, 0, width),
            Sums.squares(a.values(), aAt, width));
      }
    }
  }

  private float row(
      Activation activation,
      float[] s,
      int sAt,
      float[] a,
      int aAt,
      float[] drive,
      int dAt,
      int width) {
    if (kind == Kind.DAMPED_DRIVE) {
      Pointwise.relax(a, aAt, drive, dAt, stepSize, width);
      return activate(activation, s, sAt, a, aAt, width);
    }
    if (a != drive) {
      System.arraycopy(drive, dAt, a, aAt, width);
    }
    if (kind == Kind.WHOLE) {
      return activate(activation, s, sAt, a, aAt, width);
    }
    System.arraycopy(s, sAt, target, 0, width);
    float change = activate(activation, target, 0, a, aAt, width);
    Pointwise.relax(s, sAt, target, 0, stepSize, width);
    return stepSize * change;
  }

  /** {@code s = f(a)}; returns the largest change of {@code s}, NaN if any value is. */
  static float activate(Activation activation, float[] s, int so, float[] a, int ao, int n) {
    return activation.activate(s, so, a, ao, n);
  }
}
