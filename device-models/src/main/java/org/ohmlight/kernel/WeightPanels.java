package org.ohmlight.kernel;

/**
 * A matrix {@code B [depth x width]} laid out for multiplication from the left: panels of 16
 * columns, each panel row by row, the last padded with zeros.
 *
 * <p>Element {@code (k, n)} lies at {@code ((n / 16) * depth + k) * 16 + n % 16}.
 */
public final class WeightPanels {
  /** Columns of a panel. */
  static final int PANEL = 16;

  private final int depth;
  private final int width;
  private final float[] values;

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

  /** Takes {@code B[k][n] = source[k * width + n]}. These panels are modified. */
  public void pack(float[] source) {
    for (int k = 0; k < depth; k++) {
      for (int n = 0; n < width; n++) {
        values[((n / PANEL) * depth + k) * PANEL + n % PANEL] = source[k * width + n];
      }
    }
  }

  /** Takes the transpose, {@code B[k][n] = source[n * depth + k]}. These panels are modified. */
  public void packTransposed(float[] source) {
    for (int n = 0; n < width; n++) {
      for (int k = 0; k < depth; k++) {
        values[((n / PANEL) * depth + k) * PANEL + n % PANEL] = source[n * depth + k];
      }
    }
  }
}
