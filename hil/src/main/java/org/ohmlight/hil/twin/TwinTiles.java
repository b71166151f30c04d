package org.ohmlight.hil.twin;

import java.util.Random;
import org.ohmlight.drivers.virtual.TilePhysics;

/**
 * Cells that behave as a twin says, for a virtual controller. Same seed and same requests, same
 * weights.
 */
public final class TwinTiles implements TilePhysics {
  private final TileTwin twin;
  private final int tiles;
  private final int rows;
  private final int columns;
  private final float[][] weights;
  private final float[][] own;
  private final Random random;

  /** Tiles at zero. */
  public TwinTiles(TileTwin twin, int tiles, int rows, int columns, long seed) {
    this.twin = twin;
    this.tiles = tiles;
    this.rows = rows;
    this.columns = columns;
    this.weights = new float[tiles][rows * columns];
    this.own = new float[tiles][rows * columns];
    this.random = new Random(seed);
    for (float[] tile : own) {
      for (int cell = 0; cell < tile.length; cell++) {
        tile[cell] = (float) Math.max(0, 1 + gaussian(twin.cellSpread()));
      }
    }
  }

  @Override
  public int tiles() {
    return tiles;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public float pulseStep() {
    return (float) (0.5 * (twin.stepUp() + twin.stepDown()));
  }

  @Override
  public float programNoise() {
    return (float) twin.programNoise();
  }

  @Override
  public void program(int tile, int row, float[] target) {
    for (int c = 0; c < columns; c++) {
      weights[tile][row * columns + c] = clip(target[c] + gaussian(twin.programNoise()));
    }
  }

  @Override
  public void read(int tile, int row, float[] into) {
    for (int c = 0; c < columns; c++) {
      into[c] = clip(weights[tile][row * columns + c] + gaussian(twin.readNoise()));
    }
  }

  @Override
  public void pulse(int tile, int row, byte[] counts) {
    for (int c = 0; c < columns; c++) {
      int cell = row * columns + c;
      int direction = Integer.signum(counts[c]);
      for (int n = Math.abs(counts[c]); n > 0; n--) {
        double step = twin.change(weights[tile][cell], direction);
        double factor = own[tile][cell] * (1 + gaussian(twin.pulseSpread()));
        weights[tile][cell] = clip(weights[tile][cell] + step * factor);
      }
    }
  }

  @Override
  public void multiply(int tile, float[] x, float[] y) {
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      for (int c = 0; c < columns; c++) {
        sum += weights[tile][r * columns + c] * x[c];
      }
      y[r] = output(sum);
    }
  }

  @Override
  public void multiplyTransposed(int tile, float[] y, float[] x) {
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += weights[tile][r * columns + c] * y[r];
      }
      x[c] = output(sum);
    }
  }

  private float output(double product) {
    return (float)
        (twin.outputGain() * product + twin.outputOffset() + gaussian(twin.outputNoise()));
  }

  private double gaussian(double sigma) {
    return sigma == 0 ? 0 : sigma * random.nextGaussian();
  }

  private static float clip(double w) {
    return (float) Math.clamp(w, -1.0, 1.0);
  }
}
