package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * A matrix {@code B [depth x width]} laid out for multiplication from the left: panels of 16
 * columns, each panel row by row, the last padded with zeros.
 *
 * <p>Element {@code (k, n)} lies at {@code ((n / 16) * depth + k) * 16 + n % 16}.
 */
public final class WeightPanels {
  /** Columns of a panel. */
  static final int PANEL = 16;

  /** Rows copied panel after panel before the next rows: few enough to stay in the L1 cache. */
  private static final int ROWS_A_BLOCK = 8;

  private final int depth;
  private final int width;
  private final float[] values;
  private final ThreadLocal<float[]> tiles = ThreadLocal.withInitial(() -> new float[6 * PANEL]);

  /** Panels of zeros for a {@code [depth x width]} matrix. */
  public WeightPanels(int depth, int width) {
    this.depth = depth;
    this.width = width;
    this.values =
        new float
            [Math.multiplyExact(Math.multiplyExact((width + PANEL - 1) / PANEL, depth), PANEL)];
  }

  /** Rows of the matrix: the length of each sum. */
  public int depth() {
    return depth;
  }

  /** Columns of the matrix. */
  public int width() {
    return width;
  }

  float[] values() {
    return values;
  }

  /** Number of panels. */
  public int panels() {
    return (width + PANEL - 1) / PANEL;
  }

  /** Memory of the calling thread for the sums of a tile that is wider than what is asked for. */
  float[] tile() {
    return tiles.get();
  }

  /** Place of the first value of a panel. */
  int offset(int panel) {
    return panel * depth * PANEL;
  }

  /** Takes {@code B[k][n] = source[k * width + n]}. These panels are modified. */
  public void pack(float[] source) {
    pack(source, 0, 0, panels());
  }

  /**
   * Takes the columns of panels {@code firstPanel ... lastPanel - 1} of {@code B[k][n] =
   * source[offset + k * width + n]}, so that several threads can share the work. These panels are
   * modified.
   */
  public void pack(float[] source, int offset, int firstPanel, int lastPanel) {
    int whole = Lanes.WIDE ? Math.min(lastPanel, width / PANEL) : firstPanel;
    for (int k = 0; k < depth; k += ROWS_A_BLOCK) {
      int rows = Math.min(depth - k, ROWS_A_BLOCK);
      for (int panel = firstPanel; panel < whole; panel++) {
        copyRows(source, offset + k * width + panel * PANEL, offset(panel) + k * PANEL, rows);
      }
    }
    for (int panel = Math.max(firstPanel, whole); panel < lastPanel; panel++) {
      copyNarrow(source, offset + panel * PANEL, panel);
    }
  }

  private void copyRows(float[] source, int from, int to, int rows) {
    for (int k = 0; k < rows; k++) {
      int f = from + k * width;
      int t = to + k * PANEL;
      FloatVector.fromArray(Lanes.FLOATS, source, f).intoArray(values, t);
      FloatVector.fromArray(Lanes.FLOATS, source, f + Lanes.BLOCK)
          .intoArray(values, t + Lanes.BLOCK);
    }
  }

  private void copyNarrow(float[] source, int from, int panel) {
    int columns = Math.min(PANEL, width - panel * PANEL);
    int to = offset(panel);
    for (int k = 0; k < depth; k++) {
      for (int n = 0; n < columns; n++) {
        values[to + k * PANEL + n] = source[from + k * width + n];
      }
    }
  }

  /** Takes the transpose, {@code B[k][n] = source[n * depth + k]}. These panels are modified. */
  public void packTransposed(float[] source) {
    packTransposed(source, 0, panels());
  }

  /**
   * Takes the columns of panels {@code firstPanel ... lastPanel - 1} of the transpose, {@code
   * B[k][n] = source[n * depth + k]}. These panels are modified.
   */
  public void packTransposed(float[] source, int firstPanel, int lastPanel) {
    for (int panel = firstPanel; panel < lastPanel; panel++) {
      int columns = Math.min(PANEL, width - panel * PANEL);
      int n = 0;
      int whole = Lanes.wideBound(depth);
      for (; n + Lanes.BLOCK <= columns; n += Lanes.BLOCK) {
        int from = (panel * PANEL + n) * depth;
        Transpose.rows(source, from, depth, values, offset(panel) + n, PANEL, whole);
        for (int i = 0; i < Lanes.BLOCK; i++) {
          spreadRow(source, from + i * depth, offset(panel) + n + i, whole);
        }
      }
      for (; n < columns; n++) {
        spreadRow(source, (panel * PANEL + n) * depth, offset(panel) + n, 0);
      }
    }
  }

  private void spreadRow(float[] source, int from, int to, int first) {
    for (int k = first; k < depth; k++) {
      values[to + k * PANEL] = source[from + k];
    }
  }
}
