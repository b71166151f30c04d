package org.ohmlight.kernel;

/**
 * Element-wise passes over blocks of states. Arrays come as (array, offset); counts are in values.
 */
public final class Pointwise {
  private Pointwise() {}

  /** {@code out[r, c] = x[r, c] + bias[c]}. */
  public static void addBias(
      float[] out, int outOffset, float[] x, int xOffset, float[] bias, int rows, int width) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < width; c++) {
        out[outOffset + r * width + c] = x[xOffset + r * width + c] + bias[c];
      }
    }
  }

  /** {@code out += scale x}, fused. */
  public static void addScaled(
      float[] out, int outOffset, float[] x, int xOffset, float scale, int count) {
    for (int i = 0; i < count; i++) {
      out[outOffset + i] = Math.fma(scale, x[xOffset + i], out[outOffset + i]);
    }
  }

  /** {@code a += rate (drive - a)}: a damped step of the pre-activation. */
  public static void relax(
      float[] a, int aOffset, float[] drive, int driveOffset, float rate, int count) {
    for (int i = 0; i < count; i++) {
      a[aOffset + i] = Math.fma(rate, drive[driveOffset + i] - a[aOffset + i], a[aOffset + i]);
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
    for (int i = 0; i < count; i++) {
      drive[driveOffset + i] =
          Math.fma(-beta, s[sOffset + i] - y[yOffset + i], drive[driveOffset + i]);
    }
  }

  /** {@code out = x - y}. */
  public static void difference(
      float[] out, int outOffset, float[] x, int xOffset, float[] y, int yOffset, int count) {
    for (int i = 0; i < count; i++) {
      out[outOffset + i] = x[xOffset + i] - y[yOffset + i];
    }
  }

  /** {@code out = (x + y) / 2}. */
  public static void mean(
      float[] out, int outOffset, float[] x, int xOffset, float[] y, int yOffset, int count) {
    for (int i = 0; i < count; i++) {
      out[outOffset + i] = 0.5f * (x[xOffset + i] + y[yOffset + i]);
    }
  }

  /** {@code s = min(max(a, low), high)}; returns the largest change of {@code s}. */
  public static float clamp(
      float[] s, int sOffset, float[] a, int aOffset, float low, float high, int count) {
    float change = 0f;
    for (int i = 0; i < count; i++) {
      float next = Math.min(Math.max(a[aOffset + i], low), high);
      change = Math.max(change, Math.abs(next - s[sOffset + i]));
      s[sOffset + i] = next;
    }
    return change;
  }

  /** {@code s = 1 / (1 + exp(-a))}; returns the largest change of {@code s}. */
  public static float sigmoid(float[] s, int sOffset, float[] a, int aOffset, int count) {
    float change = 0f;
    for (int i = 0; i < count; i++) {
      float next = (float) (1.0 / (1.0 + Math.exp(-a[aOffset + i])));
      change = Math.max(change, Math.abs(next - s[sOffset + i]));
      s[sOffset + i] = next;
    }
    return change;
  }

  /** {@code s = tanh a}; returns the largest change of {@code s}. */
  public static float tanh(float[] s, int sOffset, float[] a, int aOffset, int count) {
    float change = 0f;
    for (int i = 0; i < count; i++) {
      float next = (float) Math.tanh(a[aOffset + i]);
      change = Math.max(change, Math.abs(next - s[sOffset + i]));
      s[sOffset + i] = next;
    }
    return change;
  }

  /** Largest magnitude; NaN if any value is NaN. */
  public static float maxAbs(float[] x, int offset, int count) {
    float largest = 0f;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, Math.abs(x[offset + i]));
    }
    return largest;
  }

  /** {@code x = clip(rint(x / step) step, -bound, bound)}: a mid-tread quantiser. */
  public static void quantize(float[] x, int offset, int count, float step, float bound) {
    float inverse = 1f / step;
    for (int i = 0; i < count; i++) {
      float level = (float) Math.rint(x[offset + i] * inverse) * step;
      x[offset + i] = Math.min(Math.max(level, -bound), bound);
    }
  }
}
