package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Element-wise passes over blocks of states. Arrays come as (array, offset); counts are in values.
 *
 * <p>Each pass is short on purpose: a long one would not be inlined and would box its vectors. Run
 * several passes over a block that fits the first cache. See {@link Activations} for the passes
 * that end a step, {@link ColumnPasses} for those with one number a column, {@link Quantizers} for
 * converters.
 */
public final class Pointwise {
  private Pointwise() {}

  /** {@code out[r, c] = x[r, c] + bias[c]}. */
  public static void addBias(
      float[] out, int outOffset, float[] x, int xOffset, float[] bias, int rows, int width) {
    for (int r = 0; r < rows; r++) {
      sum(out, outOffset + r * width, x, xOffset + r * width, bias, 0, width);
    }
  }

  /** {@code out = x + y}. */
  public static void sum(
      float[] out, int outOffset, float[] x, int xOffset, float[] y, int yOffset, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, xOffset + i).add(load(y, yOffset + i)).intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      out[outOffset + i] = x[xOffset + i] + y[yOffset + i];
    }
  }

  /** {@code out = x - y}. */
  public static void difference(
      float[] out, int outOffset, float[] x, int xOffset, float[] y, int yOffset, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, xOffset + i).sub(load(y, yOffset + i)).intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      out[outOffset + i] = x[xOffset + i] - y[yOffset + i];
    }
  }

  /** {@code out = (x + y) / 2}. */
  public static void mean(
      float[] out, int outOffset, float[] x, int xOffset, float[] y, int yOffset, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, xOffset + i).add(load(y, yOffset + i)).mul(0.5f).intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      out[outOffset + i] = 0.5f * (x[xOffset + i] + y[yOffset + i]);
    }
  }

  /** {@code out = x y}, value by value. */
  public static void product(
      float[] out, int outOffset, float[] x, int xOffset, float[] y, int yOffset, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, xOffset + i).mul(load(y, yOffset + i)).intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      out[outOffset + i] = x[xOffset + i] * y[yOffset + i];
    }
  }

  /** {@code out += x y}, value by value, fused. */
  public static void addProduct(
      float[] out, int outOffset, float[] x, int xOffset, float[] y, int yOffset, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, xOffset + i)
          .fma(load(y, yOffset + i), load(out, outOffset + i))
          .intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      out[outOffset + i] = Fused.fma(x[xOffset + i], y[yOffset + i], out[outOffset + i]);
    }
  }

  /** {@code out = x^2}. */
  public static void square(float[] out, int outOffset, float[] x, int xOffset, int count) {
    product(out, outOffset, x, xOffset, x, xOffset, count);
  }

  /** {@code out = sqrt(x)}; negative values give NaN. */
  public static void squareRoot(float[] out, int outOffset, float[] x, int xOffset, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, xOffset + i).sqrt().intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      out[outOffset + i] = (float) Math.sqrt(x[xOffset + i]);
    }
  }

  /** {@code out = scale x}. */
  public static void scale(
      float[] out, int outOffset, float[] x, int xOffset, float scale, int count) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      load(x, xOffset + i).mul(scale).intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      out[outOffset + i] = scale * x[xOffset + i];
    }
  }

  /** {@code out += scale x}, fused. */
  public static void addScaled(
      float[] out, int outOffset, float[] x, int xOffset, float scale, int count) {
    FloatVector factor = FloatVector.broadcast(Lanes.FLOATS, scale);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      factor.fma(load(x, xOffset + i), load(out, outOffset + i)).intoArray(out, outOffset + i);
    }
    for (; i < count; i++) {
      out[outOffset + i] = Fused.fma(scale, x[xOffset + i], out[outOffset + i]);
    }
  }

  /**
   * {@code x = 0} where {@code |x| < least}. A memory that decays by a factor a step ends in
   * denormal numbers, which cost a hundred times as much as others; this keeps it out of them.
   */
  public static void flushTiny(float[] x, int offset, int count, float least) {
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector value = load(x, offset + i);
      value.blend(0f, value.abs().compare(VectorOperators.LT, least)).intoArray(x, offset + i);
    }
    for (; i < count; i++) {
      x[offset + i] = Math.abs(x[offset + i]) < least ? 0f : x[offset + i];
    }
  }

  /** {@code a += rate (drive - a)}: a damped step of the pre-activation. */
  public static void relax(
      float[] a, int aOffset, float[] drive, int driveOffset, float rate, int count) {
    FloatVector factor = FloatVector.broadcast(Lanes.FLOATS, rate);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector old = load(a, aOffset + i);
      factor.fma(load(drive, driveOffset + i).sub(old), old).intoArray(a, aOffset + i);
    }
    for (; i < count; i++) {
      a[aOffset + i] = Fused.fma(rate, drive[driveOffset + i] - a[aOffset + i], a[aOffset + i]);
    }
  }

  /** {@code drive -= beta (s - y)}: the force of the squared error. */
  public static void nudge(
      float[] drive,
      int driveOffset,
      float[] s,
      int sOffset,
      float[] y,
      int yOffset,
      float beta,
      int count) {
    FloatVector factor = FloatVector.broadcast(Lanes.FLOATS, -beta);
    int i = 0;
    for (; i < Lanes.bound(count); i += Lanes.WIDTH) {
      FloatVector error = load(s, sOffset + i).sub(load(y, yOffset + i));
      factor.fma(error, load(drive, driveOffset + i)).intoArray(drive, driveOffset + i);
    }
    for (; i < count; i++) {
      drive[driveOffset + i] =
          Fused.fma(-beta, s[sOffset + i] - y[yOffset + i], drive[driveOffset + i]);
    }
  }

  /**
   * {@code s = min(max(a, low), high)}; returns the largest change of {@code s}, NaN if any value
   * is.
   */
  public static float clamp(
      float[] s, int sOffset, float[] a, int aOffset, float low, float high, int count) {
    return Activations.clamp(s, sOffset, a, aOffset, low, high, count);
  }

  /**
   * {@code s = 1 / (1 + exp(-a))}; returns the largest change of {@code s}, NaN if any value is.
   */
  public static float sigmoid(float[] s, int sOffset, float[] a, int aOffset, int count) {
    return Activations.sigmoid(s, sOffset, a, aOffset, 1f, 0f, count);
  }

  /**
   * {@code s = 1 / (1 + exp(-(slope a + shift)))}; returns the largest change of {@code s}, NaN if
   * any value is.
   */
  public static float sigmoid(
      float[] s, int sOffset, float[] a, int aOffset, float slope, float shift, int count) {
    return Activations.sigmoid(s, sOffset, a, aOffset, slope, shift, count);
  }

  /** {@code s = tanh a}; returns the largest change of {@code s}, NaN if any value is. */
  public static float tanh(float[] s, int sOffset, float[] a, int aOffset, int count) {
    return Activations.tanh(s, sOffset, a, aOffset, count);
  }

  /** Largest magnitude; NaN if any value is NaN. */
  public static float maxAbs(float[] x, int offset, int count) {
    return Activations.maxAbs(x, offset, count);
  }

  /**
   * {@code x = clip(rint(x / step) step, -bound, bound)}: a mid-tread quantiser. Returns how many
   * values were clipped.
   */
  public static int quantize(float[] x, int offset, int count, float step, float bound) {
    return Quantizers.nearest(x, offset, count, step, bound);
  }

  private static FloatVector load(float[] x, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, x, at);
  }
}
