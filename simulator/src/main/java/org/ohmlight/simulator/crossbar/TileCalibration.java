package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.RandomStream;

/**
 * Corrects the columns of one tile: random inputs are read through the tile itself and compared
 * with the products that the weights asked for would give. Half the probes are fitted, the other
 * half says whether a column is the better for it.
 */
final class TileCalibration {
  private final TileRead tile;
  private final float[] ideal;
  private final int probes;

  /**
   * Prepares the calibration.
   *
   * @param ideal {@code [depth x width]}: what the tile should multiply with
   */
  TileCalibration(TileRead tile, float[] ideal, int probes) {
    this.tile = tile;
    this.ideal = ideal;
    this.probes = probes;
  }

  CalibrationReport run(RandomStream stream, boolean bits, DacSettings dac) {
    float[] inputs = inputs(stream, bits, dac);
    tile.correct(null);
    float[] read = read(inputs, stream);
    double[] wanted = products(inputs);
    int columns = tile.width();
    int half = probes / 2;
    ColumnTrim trim = new ColumnTrim(columns);
    int corrected = 0;
    double before = 0;
    double after = 0;
    for (int c = 0; c < columns; c++) {
      trim.fit(c, read, wanted, 0, half);
      double plain = 0;
      double better = 0;
      for (int r = half; r < probes; r++) {
        double error = read[r * columns + c] - wanted[r * columns + c];
        double left = trim.apply(c, read[r * columns + c]) - wanted[r * columns + c];
        plain += error * error;
        better += left * left;
      }
      if (better < plain) {
        corrected++;
      } else {
        trim.release(c);
        better = plain;
      }
      before += plain;
      after += better;
    }
    if (corrected > 0) {
      tile.correct(trim);
    }
    double count = (double) columns * (probes - half);
    return new CalibrationReport(
        columns, corrected, Math.sqrt(before / count), Math.sqrt(after / count));
  }

  private float[] inputs(RandomStream stream, boolean bits, DacSettings dac) {
    float[] inputs = new float[probes * tile.depth()];
    RandomStream.of(stream.key(), "probes").at(stream.step()).uniforms(inputs, 0, inputs.length, 0);
    for (int k = 0; k < inputs.length; k++) {
      inputs[k] = bits ? Math.round(3f * inputs[k] - 1.5f) : 2f * inputs[k] - 1f;
    }
    if (!bits && dac.step() > 0f) {
      Pointwise.quantize(inputs, 0, inputs.length, dac.step(), (float) dac.bound());
    }
    return inputs;
  }

  private float[] read(float[] inputs, RandomStream stream) {
    int lines = tile.lines();
    float[] out = new float[probes * lines];
    tile.sense(inputs, 0, probes, out, 0, stream, 0, 1, new TileRead.Scratch());
    float[] read = new float[probes * tile.width()];
    for (int r = 0; r < probes; r++) {
      tile.convert(out, r * lines);
      System.arraycopy(out, r * lines, read, r * tile.width(), tile.width());
    }
    return read;
  }

  private double[] products(float[] inputs) {
    int columns = tile.width();
    double[] products = new double[probes * columns];
    for (int r = 0; r < probes; r++) {
      for (int k = 0; k < tile.depth(); k++) {
        double v = inputs[r * tile.depth() + k];
        for (int c = 0; c < columns; c++) {
          products[r * columns + c] += v * ideal[k * columns + c];
        }
      }
    }
    return products;
  }
}
