package org.ohmlight.hil.rig;

import org.ohmlight.drivers.virtual.PlainTiles;
import org.ohmlight.drivers.virtual.WrappedTiles;

/** Cells behind channels with gains and offsets that tests turn: y = out (W in x) + offset. */
final class OddTiles extends WrappedTiles {
  final float[] in;
  final float[] out;
  final float[] offset;

  OddTiles(int tiles, int rows, int columns) {
    super(new PlainTiles(tiles, rows, columns, new PlainTiles.Noise(0.002f, 0, 0, 0), 1));
    this.in = new float[columns];
    this.out = new float[rows];
    this.offset = new float[rows];
    become(0f);
  }

  /** Spreads gains and offsets evenly over {@code -spread .. spread} about 1 and 0. */
  void become(float spread) {
    for (int c = 0; c < in.length; c++) {
      in[c] = 1f + spread * ((c * 7 % in.length) * 2f / in.length - 1f);
    }
    for (int r = 0; r < out.length; r++) {
      out[r] = 1f + spread * ((r * 5 % out.length) * 2f / out.length - 1f);
      offset[r] = spread * ((r * 3 % out.length) * 2f / out.length - 1f);
    }
  }

  @Override
  public void multiply(int tile, float[] x, float[] y) {
    float[] driven = new float[x.length];
    for (int c = 0; c < x.length; c++) {
      driven[c] = in[c] * x[c];
    }
    inner().multiply(tile, driven, y);
    for (int r = 0; r < out.length; r++) {
      y[r] = out[r] * y[r] + offset[r];
    }
  }

  @Override
  public void multiplyTransposed(int tile, float[] y, float[] x) {
    float[] driven = new float[y.length];
    for (int r = 0; r < y.length; r++) {
      driven[r] = out[r] * y[r];
    }
    inner().multiplyTransposed(tile, driven, x);
    for (int c = 0; c < in.length; c++) {
      x[c] *= in[c];
    }
  }
}
