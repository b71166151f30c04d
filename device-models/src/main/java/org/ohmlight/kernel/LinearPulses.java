package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Pulses on many cells whose step is linear in the state: {@code c = slope w + start} with one line
 * for pulses up and one for pulses down (whose step is negative), then {@code w += c (1 + s xi)},
 * or {@code w += c + s size xi}, then the bounds of the cell.
 *
 * <p>{@link #pulse} does single cells. {@link #fire} does a whole row of cells at once, of which
 * those that are marked 1 get a pulse in one direction, those marked -1 in the other and those
 * marked 0 none: no gather, no branch. Its noise is packed, one number a pulse, and spread over the
 * lanes that are marked.
 */
public final class LinearPulses {
  /** Numbers that packed noise must have beyond those that are used. */
  public static final int SLACK = Lanes.BLOCK;

  private final float[] slopeUp;
  private final float[] startUp;
  private final float[] slopeDown;
  private final float[] startDown;
  private final float[] lower;
  private final float[] upper;
  private final float[] sizeUp;
  private final float[] sizeDown;

  /**
   * Cells whose lines are still flat. The arrays are the caller's and are read at each pulse.
   *
   * @param lower lowest state of each cell
   * @param upper highest state of each cell
   * @param sizeUp {@code size} of each cell's pulses up, for noise that is added
   * @param sizeDown the same of pulses down
   */
  public LinearPulses(float[] lower, float[] upper, float[] sizeUp, float[] sizeDown) {
    this.lower = lower;
    this.upper = upper;
    this.sizeUp = sizeUp;
    this.sizeDown = sizeDown;
    slopeUp = new float[lower.length];
    startUp = new float[lower.length];
    slopeDown = new float[lower.length];
    startDown = new float[lower.length];
  }

  /** The line of pulses up. */
  public void up(int cell, double slope, double start) {
    slopeUp[cell] = (float) slope;
    startUp[cell] = (float) start;
  }

  /** The line of pulses down, whose steps are negative. */
  public void down(int cell, double slope, double start) {
    slopeDown[cell] = (float) slope;
    startDown[cell] = (float) start;
  }

  /**
   * One pulse on each of the cells {@code base + lines[from ... to - 1]}.
   *
   * @param w states. Modified.
   * @param xi noise of the pulse on {@code lines[k]} at {@code k - from}
   * @param spread {@code s}
   */
  public void pulse(
      float[] w,
      int base,
      int[] lines,
      int from,
      int to,
      boolean upwards,
      float[] xi,
      float spread,
      boolean multiplicative) {
    float[] slope = upwards ? slopeUp : slopeDown;
    float[] start = upwards ? startUp : startDown;
    float[] size = upwards ? sizeUp : sizeDown;
    for (int k = from; k < to; k++) {
      int c = base + lines[k];
      float before = w[c];
      float change = Fused.fma(slope[c], before, start[c]);
      float after =
          multiplicative
              ? Fused.fma(change, Fused.fma(spread, xi[k - from], 1f), before)
              : Fused.fma(spread * size[c], xi[k - from], before + change);
      w[c] = after > upper[c] ? upper[c] : after < lower[c] ? lower[c] : after;
    }
  }

  /**
   * A pulse on each marked cell of {@code base ... base + count - 1}.
   *
   * @param w states. Modified.
   * @param marks 1, 0 or -1 for each cell, first at {@code mark}
   * @param sign 1 if a mark of 1 means up, -1 if it means down
   * @param xi noise of the pulses in the order of their cells, longer by {@link #SLACK}
   */
  public void fire(
      float[] w, int base, int count, float[] marks, int mark, float sign, float[] xi, float s) {
    int i = 0;
    int drawn = 0;
    FloatVector one = FloatVector.broadcast(Lanes.FLOATS, 1f);
    FloatVector spread = FloatVector.broadcast(Lanes.FLOATS, s);
    for (; i < Lanes.wideBound(count); i += Lanes.BLOCK) {
      FloatVector before = load(w, base + i);
      FloatVector signed = load(marks, mark + i).mul(sign);
      VectorMask<Float> marked = signed.compare(VectorOperators.NE, 0f);
      VectorMask<Float> down = signed.compare(VectorOperators.LT, 0f);
      FloatVector noise = load(xi, drawn).expand(marked);
      drawn += marked.trueCount();
      FloatVector slope = load(slopeUp, base + i).blend(load(slopeDown, base + i), down);
      FloatVector start = load(startUp, base + i).blend(load(startDown, base + i), down);
      FloatVector change = slope.fma(before, start).mul(signed.abs());
      FloatVector after = change.fma(noise.fma(spread, one), before);
      after.max(load(lower, base + i)).min(load(upper, base + i)).intoArray(w, base + i);
    }
    for (; i < count; i++) {
      float direction = marks[mark + i] * sign;
      fireOne(w, base + i, direction, xi[drawn], s, true);
      drawn += direction != 0f ? 1 : 0;
    }
  }

  /** The same with noise that is added. */
  public void fireAdditive(
      float[] w, int base, int count, float[] marks, int mark, float sign, float[] xi, float s) {
    int i = 0;
    int drawn = 0;
    for (; i < Lanes.wideBound(count); i += Lanes.BLOCK) {
      FloatVector before = load(w, base + i);
      FloatVector signed = load(marks, mark + i).mul(sign);
      VectorMask<Float> marked = signed.compare(VectorOperators.NE, 0f);
      VectorMask<Float> down = signed.compare(VectorOperators.LT, 0f);
      FloatVector noise = load(xi, drawn).expand(marked);
      drawn += marked.trueCount();
      FloatVector slope = load(slopeUp, base + i).blend(load(slopeDown, base + i), down);
      FloatVector start = load(startUp, base + i).blend(load(startDown, base + i), down);
      FloatVector size = load(sizeUp, base + i).blend(load(sizeDown, base + i), down);
      FloatVector change = slope.fma(before, start).mul(signed.abs());
      FloatVector after = size.mul(s).fma(noise, before.add(change));
      after.max(load(lower, base + i)).min(load(upper, base + i)).intoArray(w, base + i);
    }
    for (; i < count; i++) {
      float direction = marks[mark + i] * sign;
      fireOne(w, base + i, direction, xi[drawn], s, false);
      drawn += direction != 0f ? 1 : 0;
    }
  }

  private void fireOne(
      float[] w, int c, float direction, float xi, float spread, boolean multiplicative) {
    if (direction == 0f) {
      return;
    }
    boolean up = direction > 0f;
    float before = w[c];
    float change =
        up
            ? Fused.fma(slopeUp[c], before, startUp[c])
            : Fused.fma(slopeDown[c], before, startDown[c]);
    float after =
        multiplicative
            ? Fused.fma(change, Fused.fma(spread, xi, 1f), before)
            : Fused.fma(spread * (up ? sizeUp[c] : sizeDown[c]), xi, before + change);
    w[c] = after > upper[c] ? upper[c] : after < lower[c] ? lower[c] : after;
  }

  /** {@code net += sign marks, total += |marks|}: pulses of a row, counted. */
  public static void count(
      float[] net, float[] total, float[] marks, int mark, float sign, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector m = load(marks, mark + i);
      m.mul(sign).add(load(net, i)).intoArray(net, i);
      m.abs().add(load(total, i)).intoArray(total, i);
    }
    for (; i < count; i++) {
      net[i] += sign * marks[mark + i];
      total[i] += Math.abs(marks[mark + i]);
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, values, at);
  }
}
