package org.ohmlight.simulator.optics.bench;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.RandomStream;

/** Seeded inputs and statistics for the tests of this package. */
final class SlmSamples {
  private SlmSamples() {}

  static Batch uniform(String name, int rows, int width, double low, double high, long seed) {
    int padded = (rows * width + 3) & ~3;
    float[] values = new float[padded];
    RandomStream.of(seed, name).uniforms(values, 0, padded, 0);
    for (int i = 0; i < padded; i++) {
      values[i] = (float) (low + (high - low) * values[i]);
    }
    return Batch.of(java.util.Arrays.copyOf(values, rows * width), rows, width);
  }

  /** The same row many times. */
  static Batch repeated(float[] row, int rows) {
    Batch batch = Batch.zeros(rows, row.length);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(row, 0, batch.values(), r * row.length, row.length);
    }
    return batch;
  }

  static double mean(Batch batch, int column) {
    double sum = 0;
    for (int r = 0; r < batch.rows(); r++) {
      sum += batch.at(r, column);
    }
    return sum / batch.rows();
  }

  static double variance(Batch batch, int column) {
    double mean = mean(batch, column);
    double sum = 0;
    for (int r = 0; r < batch.rows(); r++) {
      sum += Math.pow(batch.at(r, column) - mean, 2);
    }
    return sum / (batch.rows() - 1);
  }
}
