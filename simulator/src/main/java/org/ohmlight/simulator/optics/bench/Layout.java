package org.ohmlight.simulator.optics.bench;

/** Turns a matrix round, between the layout of a coupling and that of an area. */
final class Layout {
  private static final int BLOCK = 16;

  private Layout() {}

  /** {@code to [columns x rows] = from^T [rows x columns]}, block by block. */
  static void transpose(float[] from, int rows, int columns, float[] to) {
    for (int r = 0; r < rows; r += BLOCK) {
      for (int c = 0; c < columns; c += BLOCK) {
        block(from, rows, columns, to, r, c);
      }
    }
  }

  private static void block(
      float[] from, int rows, int columns, float[] to, int firstRow, int firstColumn) {
    int lastRow = Math.min(rows, firstRow + BLOCK);
    int lastColumn = Math.min(columns, firstColumn + BLOCK);
    for (int c = firstColumn; c < lastColumn; c++) {
      for (int r = firstRow; r < lastRow; r++) {
        to[c * rows + r] = from[r * columns + c];
      }
    }
  }
}
