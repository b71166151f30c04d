package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.resistive.PulseNoise;

/**
 * Reads single columns of an array: one line driven at full scale, the noise of its cells, and the
 * ADC with its range set to one cell at the weight limit.
 */
final class ColumnReader {
  private final ReadNoise noise;
  private final double limit;
  private final double step;

  ColumnReader(CrossbarSettings settings, double limit) {
    this.noise = settings.readNoise();
    this.limit = limit;
    this.step = 2.0 * limit * settings.adc().resolution();
  }

  /** Reads {@code count} columns of a row from {@code first} on, around its end. */
  void read(PulsedMatrix cells, int row, int first, int count, float[] into, long noiseKey) {
    PulseNoise xi = null;
    float[] numbers = into;
    if (!noise.isNone()) {
      xi = new PulseNoise();
      xi.restart(noiseKey);
      numbers = xi.numbers(count);
    }
    for (int k = 0; k < count; k++) {
      int cell = row * cells.inputs() + (first + k) % cells.inputs();
      double value = cells.weight(cell);
      if (xi != null) {
        double variance =
            noise.constant() * noise.constant() * cells.constantVariance()
                + noise.proportional() * noise.proportional() * cells.relativeVariance(cell)
                + noise.output() * noise.output() * limit * limit;
        value += Math.sqrt(variance) * numbers[k];
      }
      if (step > 0.0) {
        value = Math.clamp(Math.rint(value / step) * step, -limit, limit);
      }
      into[k] = (float) value;
    }
  }
}
