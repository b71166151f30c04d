package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles of {@code C = A B}: six, four or one row of A times one panel of 16 columns, which
 * is as wide as a tile, or two tiles on machines with vectors of four floats.
 *
 * <p>A tile of six rows keeps twelve sums in registers, as many as sixteen vector registers allow
 * beside two of B and one of A; four rows still cover the latency of a fused multiply-add. The code
 * is written out because arrays of vectors would be boxed.
 *
 * <p>{@code a0}, {@code b0}, {@code c0} are the places of the first values; rows of A lie {@code
 * depth} apart, rows of C {@code width}.
 */
final class MultiplyTiles {
  /** Columns of a tile. */
  static final int COLUMNS = 2 * Lanes.WIDTH;

  private MultiplyTiles() {}

  /** Six rows of A times a panel. */
  static void six(float[] a, int a0, int depth, float[] b, int b0, float[] c, int c0, int width) {
    for (int n = 0; n < WeightPanels.PANEL; n += COLUMNS) {
      sixRows(a, a0, depth, b, b0 + n, c, c0 + n, width);
    }
  }

  private static void sixRows(
      float[] a, int a0, int depth, float[] b, int b0, float[] c, int c0, int width) {
    FloatVector s0l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s0h = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1h = FloatVector.zero(Lanes.FLOATS);
    FloatVector s2l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s2h = FloatVector.zero(Lanes.FLOATS);
    FloatVector s3l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s3h = FloatVector.zero(Lanes.FLOATS);
    FloatVector s4l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s4h = FloatVector.zero(Lanes.FLOATS);
    FloatVector s5l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s5h = FloatVector.zero(Lanes.FLOATS);
    for (int k = 0; k < depth; k++) {
      FloatVector low = FloatVector.fromArray(Lanes.FLOATS, b, b0 + k * WeightPanels.PANEL);
      FloatVector high =
          FloatVector.fromArray(Lanes.FLOATS, b, b0 + k * WeightPanels.PANEL + Lanes.WIDTH);
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
      s0l = x0.fma(low, s0l);
      s0h = x0.fma(high, s0h);
      FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + depth + k]);
      s1l = x1.fma(low, s1l);
      s1h = x1.fma(high, s1h);
      FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + 2 * depth + k]);
      s2l = x2.fma(low, s2l);
      s2h = x2.fma(high, s2h);
      FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + 3 * depth + k]);
      s3l = x3.fma(low, s3l);
      s3h = x3.fma(high, s3h);
      FloatVector x4 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + 4 * depth + k]);
      s4l = x4.fma(low, s4l);
      s4h = x4.fma(high, s4h);
      FloatVector x5 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + 5 * depth + k]);
      s5l = x5.fma(low, s5l);
      s5h = x5.fma(high, s5h);
    }
    s0l.intoArray(c, c0);
    s0h.intoArray(c, c0 + Lanes.WIDTH);
    s1l.intoArray(c, c0 + width);
    s1h.intoArray(c, c0 + width + Lanes.WIDTH);
    s2l.intoArray(c, c0 + 2 * width);
    s2h.intoArray(c, c0 + 2 * width + Lanes.WIDTH);
    s3l.intoArray(c, c0 + 3 * width);
    s3h.intoArray(c, c0 + 3 * width + Lanes.WIDTH);
    s4l.intoArray(c, c0 + 4 * width);
    s4h.intoArray(c, c0 + 4 * width + Lanes.WIDTH);
    s5l.intoArray(c, c0 + 5 * width);
    s5h.intoArray(c, c0 + 5 * width + Lanes.WIDTH);
  }

  /** Four rows of A times a panel. */
  static void four(float[] a, int a0, int depth, float[] b, int b0, float[] c, int c0, int width) {
    for (int n = 0; n < WeightPanels.PANEL; n += COLUMNS) {
      fourRows(a, a0, depth, b, b0 + n, c, c0 + n, width);
    }
  }

  private static void fourRows(
      float[] a, int a0, int depth, float[] b, int b0, float[] c, int c0, int width) {
    FloatVector s0l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s0h = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1h = FloatVector.zero(Lanes.FLOATS);
    FloatVector s2l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s2h = FloatVector.zero(Lanes.FLOATS);
    FloatVector s3l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s3h = FloatVector.zero(Lanes.FLOATS);
    for (int k = 0; k < depth; k++) {
      FloatVector low = FloatVector.fromArray(Lanes.FLOATS, b, b0 + k * WeightPanels.PANEL);
      FloatVector high =
          FloatVector.fromArray(Lanes.FLOATS, b, b0 + k * WeightPanels.PANEL + Lanes.WIDTH);
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
      s0l = x0.fma(low, s0l);
      s0h = x0.fma(high, s0h);
      FloatVector x1 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + depth + k]);
      s1l = x1.fma(low, s1l);
      s1h = x1.fma(high, s1h);
      FloatVector x2 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + 2 * depth + k]);
      s2l = x2.fma(low, s2l);
      s2h = x2.fma(high, s2h);
      FloatVector x3 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + 3 * depth + k]);
      s3l = x3.fma(low, s3l);
      s3h = x3.fma(high, s3h);
    }
    s0l.intoArray(c, c0);
    s0h.intoArray(c, c0 + Lanes.WIDTH);
    s1l.intoArray(c, c0 + width);
    s1h.intoArray(c, c0 + width + Lanes.WIDTH);
    s2l.intoArray(c, c0 + 2 * width);
    s2h.intoArray(c, c0 + 2 * width + Lanes.WIDTH);
    s3l.intoArray(c, c0 + 3 * width);
    s3h.intoArray(c, c0 + 3 * width + Lanes.WIDTH);
  }

  /** One row of A times a panel. */
  static void one(float[] a, int a0, int depth, float[] b, int b0, float[] c, int c0, int width) {
    for (int n = 0; n < WeightPanels.PANEL; n += COLUMNS) {
      oneRow(a, a0, depth, b, b0 + n, c, c0 + n, width);
    }
  }

  private static void oneRow(
      float[] a, int a0, int depth, float[] b, int b0, float[] c, int c0, int width) {
    FloatVector s0l = FloatVector.zero(Lanes.FLOATS);
    FloatVector s0h = FloatVector.zero(Lanes.FLOATS);
    for (int k = 0; k < depth; k++) {
      FloatVector low = FloatVector.fromArray(Lanes.FLOATS, b, b0 + k * WeightPanels.PANEL);
      FloatVector high =
          FloatVector.fromArray(Lanes.FLOATS, b, b0 + k * WeightPanels.PANEL + Lanes.WIDTH);
      FloatVector x0 = FloatVector.broadcast(Lanes.FLOATS, a[a0 + k]);
      s0l = x0.fma(low, s0l);
      s0h = x0.fma(high, s0h);
    }
    s0l.intoArray(c, c0);
    s0h.intoArray(c, c0 + Lanes.WIDTH);
  }
}
