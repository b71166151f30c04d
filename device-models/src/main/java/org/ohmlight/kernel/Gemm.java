package org.ohmlight.kernel;

/**
 * Single-precision matrix products in the layouts that a settling network needs.
 *
 * <p>Each output is one chain of fused multiply-adds in order of the summation index, so that the
 * result does not depend on how rows or columns are split, nor on the width of vectors. Where a
 * matrix is worked on by several threads, each takes a range of rows.
 */
public final class Gemm {
  private static final int PANEL = WeightPanels.PANEL;

  private Gemm() {}

  /**
   * {@code C = A B}, with {@code A [rows x depth]} row-major and {@code B} packed.
   *
   * @param a values of A, first at {@code aOffset}, rows {@code depth} apart. Not modified.
   * @param c values of C {@code [rows x width]}, first at {@code cOffset}, rows {@code width}
   *     apart. Modified.
   */
  public static void multiply(
      float[] a, int aOffset, int rows, WeightPanels b, float[] c, int cOffset) {
    if (!Lanes.VECTORS) {
      ScalarGemm.multiply(a, aOffset, rows, b, c, cOffset);
      return;
    }
    int width = b.width();
    int sixes = sixes(rows);
    int fours = sixes + (rows - sixes) / 4 * 4;
    int whole = width / PANEL * PANEL;
    for (int n = 0; n < whole; n += PANEL) {
      multiplyPanel(a, aOffset, rows, sixes, fours, b, n, c, cOffset + n);
    }
    if (whole < width) {
      multiplyNarrow(a, aOffset, rows, sixes, fours, b, whole, c, cOffset + whole);
    }
  }

  private static void multiplyPanel(
      float[] a,
      int aOffset,
      int rows,
      int sixes,
      int fours,
      WeightPanels b,
      int column,
      float[] c,
      int cOffset) {
    float[] panel = b.values();
    int at = b.offset(column / PANEL);
    int depth = b.depth();
    int width = b.width();
    int m = 0;
    for (; m < sixes; m += 6) {
      MultiplyTiles.six(a, aOffset + m * depth, depth, panel, at, c, cOffset + m * width, width);
    }
    for (; m < fours; m += 4) {
      MultiplyTiles.four(a, aOffset + m * depth, depth, panel, at, c, cOffset + m * width, width);
    }
    for (; m < rows; m++) {
      MultiplyTiles.one(a, aOffset + m * depth, depth, panel, at, c, cOffset + m * width, width);
    }
  }

  /** The last panel of a width that is no multiple of a panel: by way of a tile of its own. */
  private static void multiplyNarrow(
      float[] a,
      int aOffset,
      int rows,
      int sixes,
      int fours,
      WeightPanels b,
      int column,
      float[] c,
      int cOffset) {
    float[] tile = b.tile();
    float[] panel = b.values();
    int at = b.offset(column / PANEL);
    int depth = b.depth();
    int width = b.width();
    int columns = width - column;
    int m = 0;
    for (; m < sixes; m += 6) {
      MultiplyTiles.six(a, aOffset + m * depth, depth, panel, at, tile, 0, PANEL);
      copy(tile, 6, columns, c, cOffset + m * width, width);
    }
    for (; m < fours; m += 4) {
      MultiplyTiles.four(a, aOffset + m * depth, depth, panel, at, tile, 0, PANEL);
      copy(tile, 4, columns, c, cOffset + m * width, width);
    }
    for (; m < rows; m++) {
      MultiplyTiles.one(a, aOffset + m * depth, depth, panel, at, tile, 0, PANEL);
      copy(tile, 1, columns, c, cOffset + m * width, width);
    }
  }

  private static void copy(float[] tile, int rows, int columns, float[] c, int to, int width) {
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < columns; i++) {
        c[to + r * width + i] = tile[r * PANEL + i];
      }
    }
  }

  /** How many rows tiles of six take, so that tiles of four leave at most one of the rest. */
  static int sixes(int rows) {
    int taken = rows / 6 * 6;
    int rest = rows - taken;
    return (rest == 2 || rest == 3) && taken > 0 ? taken - 6 : taken;
  }
}
