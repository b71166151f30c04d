package org.ohmlight.drivers.virtual;

import java.util.Random;
import org.ohmlight.kernel.Fused;

/**
 * Tiles of simple cells: programming reaches a target with a Gaussian error, a pulse moves a weight
 * towards its bound,
 *
 * <pre>  w <- w + n step (1 - w sign(n)) (1 + spread g)</pre>
 *
 * (soft bounds at -1 and 1, {@code g} standard normal), and reading adds Gaussian noise. Same seed
 * and same requests, same weights.
 *
 * <p>What this leaves out: everything that {@code org.ohmlight.device.resistive} has.
 */
public final class PlainTiles implements TilePhysics {
  private final int tiles;
  private final int rows;
  private final int columns;
  private final Noise noise;
  private final float[][] weights;
  private final Random random;

  /**
   * How far cells are from ideal.
   *
   * @param pulseStep change of a weight by a pulse near zero
   * @param pulseSpread relative standard deviation of a pulse's change
   * @param program standard deviation of a programmed weight
   * @param read standard deviation of a measured weight
   */
  public record Noise(float pulseStep, float pulseSpread, float program, float read) {
    /** No noise, and pulses of a hundredth of full scale. */
    public static final Noise NONE = new Noise(0.01f, 0f, 0f, 0f);
  }

  /** Tiles at zero. */
  public PlainTiles(int tiles, int rows, int columns, Noise noise, long seed) {
    this.tiles = tiles;
    this.rows = rows;
    this.columns = columns;
    this.noise = noise;
    this.weights = new float[tiles][rows * columns];
    this.random = new Random(seed);
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
    return noise.pulseStep();
  }

  @Override
  public float programNoise() {
    return noise.program();
  }

  @Override
  public void program(int tile, int row, float[] target) {
    for (int c = 0; c < columns; c++) {
      weights[tile][row * columns + c] = clip(target[c] + gaussian(noise.program()));
    }
  }

  @Override
  public void read(int tile, int row, float[] into) {
    for (int c = 0; c < columns; c++) {
      into[c] = clip(weights[tile][row * columns + c] + gaussian(noise.read()));
    }
  }

  @Override
  public void pulse(int tile, int row, byte[] counts) {
    float[] w = weights[tile];
    for (int c = 0; c < columns; c++) {
      int cell = row * columns + c;
      int direction = Integer.signum(counts[c]);
      for (int n = Math.abs(counts[c]); n > 0; n--) {
        float step = noise.pulseStep() * (1f + gaussian(noise.pulseSpread()));
        w[cell] = clip(w[cell] + direction * step * (1f - direction * w[cell]));
      }
    }
  }

  @Override
  public void multiply(int tile, float[] x, float[] y) {
    float[] w = weights[tile];
    for (int r = 0; r < rows; r++) {
      float sum = 0f;
      for (int c = 0; c < columns; c++) {
        sum = Fused.fma(w[r * columns + c], x[c], sum);
      }
      y[r] = sum;
    }
  }

  @Override
  public void multiplyTransposed(int tile, float[] y, float[] x) {
    java.util.Arrays.fill(x, 0, columns, 0f);
    float[] w = weights[tile];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        x[c] = Fused.fma(w[r * columns + c], y[r], x[c]);
      }
    }
  }

  private float gaussian(float sigma) {
    return sigma == 0f ? 0f : sigma * (float) random.nextGaussian();
  }

  private static float clip(float w) {
    return Math.clamp(w, -1f, 1f);
  }
}
