package org.ohmlight.drivers.virtual;

import java.util.Arrays;
import java.util.Random;
import org.ohmlight.kernel.Fused;

/**
 * Tiles some of whose cells do not obey, and all of which drift.
 *
 * <p>A stuck cell shows one value for ever, whatever is written; a drifting one loses a part of its
 * weight with each operation of its tile, {@code w = w0 (1 - drift)^n}, with {@code n} operations
 * since its row was programmed. Products are made of the weights as these cells show them.
 */
public final class FaultyTiles extends WrappedTiles {
  private final double drift;
  private final boolean[][] stuck;
  private final float[][] stuckAt;
  private final long[] operations;
  private final long[][] programmedAt;

  /**
   * Wraps tiles.
   *
   * @param stuckPart part of the cells that is stuck, each somewhere between -1 and 1
   * @param drift part of a weight that is lost with each operation of its tile
   */
  public FaultyTiles(TilePhysics cells, double stuckPart, double drift, long seed) {
    super(cells);
    if (!(stuckPart >= 0 && stuckPart <= 1 && drift >= 0 && drift < 1)) {
      throw new IllegalArgumentException(
          "A part is between 0 and 1, got " + stuckPart + " stuck and " + drift + " drift");
    }
    this.drift = drift;
    int size = cells.rows() * cells.columns();
    this.stuck = new boolean[cells.tiles()][size];
    this.stuckAt = new float[cells.tiles()][size];
    this.operations = new long[cells.tiles()];
    this.programmedAt = new long[cells.tiles()][cells.rows()];
    Random random = new Random(seed);
    for (int tile = 0; tile < cells.tiles(); tile++) {
      for (int cell = 0; cell < size; cell++) {
        stuck[tile][cell] = random.nextDouble() < stuckPart;
        stuckAt[tile][cell] = 2 * random.nextFloat() - 1;
      }
    }
  }

  /** Whether a cell is stuck. */
  public boolean isStuck(int tile, int row, int column) {
    return stuck[tile][row * columns() + column];
  }

  @Override
  public void program(int tile, int row, float[] weights) {
    inner().program(tile, row, weights);
    programmedAt[tile][row] = operations[tile];
  }

  @Override
  public void read(int tile, int row, float[] into) {
    show(tile, row, into);
    operations[tile]++;
  }

  @Override
  public void pulse(int tile, int row, byte[] counts) {
    inner().pulse(tile, row, counts);
    operations[tile]++;
  }

  @Override
  public void multiply(int tile, float[] x, float[] y) {
    float[] weights = new float[columns()];
    for (int row = 0; row < rows(); row++) {
      show(tile, row, weights);
      float sum = 0f;
      for (int c = 0; c < weights.length; c++) {
        sum = Fused.fma(weights[c], x[c], sum);
      }
      y[row] = sum;
    }
    operations[tile]++;
  }

  @Override
  public void multiplyTransposed(int tile, float[] y, float[] x) {
    float[] weights = new float[columns()];
    Arrays.fill(x, 0, weights.length, 0f);
    for (int row = 0; row < rows(); row++) {
      show(tile, row, weights);
      for (int c = 0; c < weights.length; c++) {
        x[c] = Fused.fma(weights[c], y[row], x[c]);
      }
    }
    operations[tile]++;
  }

  private void show(int tile, int row, float[] into) {
    inner().read(tile, row, into);
    long age = operations[tile] - programmedAt[tile][row];
    float left = (float) Math.pow(1 - drift, age);
    for (int c = 0; c < into.length; c++) {
      int cell = row * into.length + c;
      into[c] = stuck[tile][cell] ? stuckAt[tile][cell] : left * into[c];
    }
  }
}
