package org.ohmlight.simulator.crossbar;

import org.ohmlight.kernel.Fused;

/**
 * A digital correction of each column, {@code y' = gain y + offset}: least squares of what a column
 * should have read on what it did.
 */
final class ColumnTrim {
  private final float[] gain;
  private final float[] offset;

  ColumnTrim(int columns) {
    gain = new float[columns];
    offset = new float[columns];
    java.util.Arrays.fill(gain, 1f);
  }

  /** Fits a column to rows {@code first ... last - 1} of {@code [rows x columns]}. */
  void fit(int column, float[] read, double[] ideal, int first, int last) {
    int columns = gain.length;
    int n = last - first;
    double meanRead = 0;
    double meanIdeal = 0;
    for (int r = first; r < last; r++) {
      meanRead += read[r * columns + column] / n;
      meanIdeal += ideal[r * columns + column] / n;
    }
    double cross = 0;
    double square = 0;
    for (int r = first; r < last; r++) {
      double a = read[r * columns + column] - meanRead;
      cross += a * (ideal[r * columns + column] - meanIdeal);
      square += a * a;
    }
    if (square > 0.0) {
      gain[column] = (float) (cross / square);
      offset[column] = (float) (meanIdeal - gain[column] * meanRead);
    }
  }

  /** Lets a column be as it was. */
  void release(int column) {
    gain[column] = 1f;
    offset[column] = 0f;
  }

  double apply(int column, double value) {
    return gain[column] * value + offset[column];
  }

  /** Gains, then offsets. */
  float[] saved() {
    float[] saved = java.util.Arrays.copyOf(gain, 2 * gain.length);
    System.arraycopy(offset, 0, saved, gain.length, gain.length);
    return saved;
  }

  /** The correction that {@link #saved} gave. */
  static ColumnTrim restored(float[] saved) {
    ColumnTrim trim = new ColumnTrim(saved.length / 2);
    System.arraycopy(saved, 0, trim.gain, 0, trim.gain.length);
    System.arraycopy(saved, trim.gain.length, trim.offset, 0, trim.offset.length);
    return trim;
  }

  /** Corrects a row. {@code values} is modified. */
  void apply(float[] values, int at) {
    for (int k = 0; k < gain.length; k++) {
      values[at + k] = Fused.fma(gain[k], values[at + k], offset[k]);
    }
  }
}
