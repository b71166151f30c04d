package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Register tiles of {@code W = keep W + scale A B}: those of {@link MultiplyTiles} with another
 * end. The loop is written out once more because a shared end would have to pass twelve vectors
 * between methods, and vectors that pass between compiled methods are boxed.
 */
final class UpdateTiles {
  private UpdateTiles() {}

  /** Six rows of A times a panel. */
  static void six(
      float[] a,
      int a0,
      int depth,
      float[] b,
      int b0,
      float[] w,
      int w0,
      int width,
      float scale,
      float keep) {
    for (int n = 0; n < WeightPanels.PANEL; n += MultiplyTiles.COLUMNS) {
      sixRows(a, a0, depth, b, b0 + n, w, w0 + n, width, scale, keep);
    }
  }

  private static void sixRows(
      float[] a,
      int a0,
      int depth,
      float[] b,
      int b0,
      float[] w,
      int w0,
      int width,
      float scale,
      float keep) {
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
    FloatVector gain = FloatVector.broadcast(Lanes.FLOATS, scale);
    s0l = gain.fma(s0l, FloatVector.fromArray(Lanes.FLOATS, w, w0).mul(keep));
    s0h = gain.fma(s0h, FloatVector.fromArray(Lanes.FLOATS, w, w0 + Lanes.WIDTH).mul(keep));
    s1l = gain.fma(s1l, FloatVector.fromArray(Lanes.FLOATS, w, w0 + width).mul(keep));
    s1h = gain.fma(s1h, FloatVector.fromArray(Lanes.FLOATS, w, w0 + width + Lanes.WIDTH).mul(keep));
    s2l = gain.fma(s2l, FloatVector.fromArray(Lanes.FLOATS, w, w0 + 2 * width).mul(keep));
    s2h =
        gain.fma(
            s2h, FloatVector.fromArray(Lanes.FLOATS, w, w0 + 2 * width + Lanes.WIDTH).mul(keep));
    s3l = gain.fma(s3l, FloatVector.fromArray(Lanes.FLOATS, w, w0 + 3 * width).mul(keep));
    s3h =
        gain.fma(
            s3h, FloatVector.fromArray(Lanes.FLOATS, w, w0 + 3 * width + Lanes.WIDTH).mul(keep));
    s4l = gain.fma(s4l, FloatVector.fromArray(Lanes.FLOATS, w, w0 + 4 * width).mul(keep));
    s4h =
        gain.fma(
            s4h, FloatVector.fromArray(Lanes.FLOATS, w, w0 + 4 * width + Lanes.WIDTH).mul(keep));
    s5l = gain.fma(s5l, FloatVector.fromArray(Lanes.FLOATS, w, w0 + 5 * width).mul(keep));
    s5h =
        gain.fma(
            s5h, FloatVector.fromArray(Lanes.FLOATS, w, w0 + 5 * width + Lanes.WIDTH).mul(keep));
    s0l.intoArray(w, w0);
    s0h.intoArray(w, w0 + Lanes.WIDTH);
    s1l.intoArray(w, w0 + width);
    s1h.intoArray(w, w0 + width + Lanes.WIDTH);
    s2l.intoArray(w, w0 + 2 * width);
    s2h.intoArray(w, w0 + 2 * width + Lanes.WIDTH);
    s3l.intoArray(w, w0 + 3 * width);
    s3h.intoArray(w, w0 + 3 * width + Lanes.WIDTH);
    s4l.intoArray(w, w0 + 4 * width);
    s4h.intoArray(w, w0 + 4 * width + Lanes.WIDTH);
    s5l.intoArray(w, w0 + 5 * width);
    s5h.intoArray(w, w0 + 5 * width + Lanes.WIDTH);
  }

  /** One row of A times a panel. */
  static void one(
      float[] a,
      int a0,
      int depth,
      float[] b,
      int b0,
      float[] w,
      int w0,
      int width,
      float scale,
      float keep) {
    for (int n = 0; n < WeightPanels.PANEL; n += MultiplyTiles.COLUMNS) {
      oneRow(a, a0, depth, b, b0 + n, w, w0 + n, width, scale, keep);
    }
  }

  private static void oneRow(
      float[] a,
      int a0,
      int depth,
      float[] b,
      int b0,
      float[] w,
      int w0,
      int width,
      float scale,
      float keep) {
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
    FloatVector gain = FloatVector.broadcast(Lanes.FLOATS, scale);
    s0l = gain.fma(s0l, FloatVector.fromArray(Lanes.FLOATS, w, w0).mul(keep));
    s0h = gain.fma(s0h, FloatVector.fromArray(Lanes.FLOATS, w, w0 + Lanes.WIDTH).mul(keep));
    s0l.intoArray(w, w0);
    s0h.intoArray(w, w0 + Lanes.WIDTH);
  }
}
