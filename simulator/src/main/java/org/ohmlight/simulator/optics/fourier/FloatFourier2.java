package org.ohmlight.simulator.optics.fourier;

import org.ohmlight.kernel.Team;

/**
 * {@link Fourier2} in single precision: about twice as fast, with relative errors near {@code
 * 3e-7}.
 */
public final class FloatFourier2 {
  /** Signals side by side in a panel: a cache line of them. */
  private static final int WIDTH = 16;

  private final int rows;
  private final int columns;
  private final Team team;
  private final FloatPanelTransform alongRow;
  private final FloatPanelTransform alongColumn;
  private final ThreadLocal<FloatPanel> panels;

  /** A plan for the caller's thread alone. */
  public FloatFourier2(int rows, int columns) {
    this(rows, columns, Team.solo());
  }

  /**
   * A plan.
   *
   * @param team threads that share the work; results do not depend on their number
   */
  public FloatFourier2(int rows, int columns, Team team) {
    this.rows = rows;
    this.columns = columns;
    this.team = team;
    alongRow = new FloatPanelTransform(columns);
    alongColumn = rows == columns ? alongRow : new FloatPanelTransform(rows);
    panels = ThreadLocal.withInitial(() -> new FloatPanel(Math.max(rows, columns), WIDTH));
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** Transforms in place the array whose first value is at {@code offset}. */
  public void forward(float[] re, float[] im, int offset) {
    requireRoom(re, im, offset, rows);
    rowsForward(re, im, offset, rows);
    eachColumnPanel((panel, first, count) -> {
      panel.loadColumns(re, im, offset + first, columns, rows, count);
      alongColumn.forward(panel);
      panel.storeColumns(re, im, offset + first, columns, rows, count, 1f);
    });
  }

  /** The inverse of {@link #forward}, in place. */
  public void inverse(float[] re, float[] im, int offset) {
    requireRoom(re, im, offset, rows);
    eachColumnPanel((panel, first, count) -> {
      panel.loadColumns(re, im, offset + first, columns, rows, count);
      alongColumn.inverse(panel);
      panel.storeColumns(re, im, offset + first, columns, rows, count, 1f / rows);
    });
    rowsInverse(re, im, offset, rows);
  }

  /**
   * Circular convolution of a few rows that stand at the head of the array, the others being dark:
   * the inverse transform of {@code h} times the transform. In place; only the same rows of the
   * result are made.
   *
   * @param re real parts of those rows, {@code [window x columns]}. Modified.
   * @param im imaginary parts of those rows. Modified.
   * @param window number of rows that are given
   * @param hr real part of {@code h [rows x columns]}, the transform of what is convolved with
   * @param hi imaginary part of {@code h}
   */
  public void convolve(float[] re, float[] im, int window, float[] hr, float[] hi) {
    requireRoom(re, im, 0, window);
    requireRoom(hr, hi, 0, rows);
    rowsForward(re, im, 0, window);
    eachColumnPanel((panel, first, count) -> {
      panel.loadColumns(re, im, first, columns, window, count);
      panel.darken(window, rows);
      alongColumn.forward(panel);
      panel.multiplyColumns(hr, hi, first, columns, rows, count);
      alongColumn.inverse(panel);
      panel.storeColumns(re, im, first, columns, window, count, 1f / rows);
    });
    rowsInverse(re, im, 0, window);
  }

  private void rowsForward(float[] re, float[] im, int offset, int rowCount) {
    eachRowPanel(
        rowCount,
        (panel, first, count) -> {
          panel.loadRows(re, im, offset + first * columns, columns, count);
          alongRow.forward(panel);
          panel.storeRows(re, im, offset + first * columns, columns, count, 1f);
        });
  }

  private void rowsInverse(float[] re, float[] im, int offset, int rowCount) {
    eachRowPanel(
        rowCount,
        (panel, first, count) -> {
          panel.loadRows(re, im, offset + first * columns, columns, count);
          alongRow.inverse(panel);
          panel.storeRows(re, im, offset + first * columns, columns, count, 1f / columns);
        });
  }

  private interface PanelWork {
    void run(FloatPanel panel, int first, int count);
  }

  private void eachRowPanel(int rowCount, PanelWork work) {
    team.each(
        (rowCount + WIDTH - 1) / WIDTH,
        task -> work.run(panels.get(), task * WIDTH, Math.min(WIDTH, rowCount - task * WIDTH)));
  }

  private void eachColumnPanel(PanelWork work) {
    team.each(
        (columns + WIDTH - 1) / WIDTH,
        task -> work.run(panels.get(), task * WIDTH, Math.min(WIDTH, columns - task * WIDTH)));
  }

  private void requireRoom(float[] re, float[] im, int offset, int rowCount) {
    long end = offset + (long) rowCount * columns;
    if (offset < 0 || rowCount < 1 || rowCount > rows || re.length < end || im.length < end) {
      throw new IllegalArgumentException(
          "A transform of "
              + rowCount
              + " rows of "
              + columns
              + " from "
              + offset
              + " needs arrays of "
              + end
              + " values, got "
              + re.length
              + " and "
              + im.length);
    }
  }
}
