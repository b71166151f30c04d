package org.ohmlight.kernel;

/**
 * Passes over a block {@code [rows x width]} with one number a column, such as the gain or the
 * noise of a bit line. Arrays of the block come as (array, offset); a column's numbers start at 0.
 */
public final class ColumnPasses {
  private ColumnPasses() {}

  /** {@code x[r, c] *= gains[c]}. */
  public static void scale(float[] x, int offset, float[] gains, int rows, int width) {
    for (int r = 0; r < rows; r++) {
      int row = offset + r * width;
      Pointwise.product(x, row, x, row, gains, 0, width);
    }
  }

  /** {@code out[r, c] += gains[c] x[r, c]}, fused: a noise of its own size on each column. */
  public static void addScaled(
      float[] out, int outOffset, float[] x, int xOffset, float[] gains, int rows, int width) {
    for (int r = 0; r < rows; r++) {
      Pointwise.addProduct(out, outOffset + r * width, gains, 0, x, xOffset + r * width, width);
    }
  }

  /** {@code out[c] += sum_r x[r, c]}, each a chain of additions in order of {@code r}. */
  public static void addSums(float[] out, float[] x, int xOffset, int rows, int width) {
    for (int r = 0; r < rows; r++) {
      Pointwise.sum(out, 0, out, 0, x, xOffset + r * width, width);
    }
  }
}
