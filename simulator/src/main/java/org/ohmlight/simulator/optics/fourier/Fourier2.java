package org.ohmlight.simulator.optics.fourier;

import org.ohmlight.kernel.Team;

/**
 * Two-dimensional transforms of {@code [rows x columns]} complex arrays in double precision,
 * planned once.
 *
 * <p>Forward: {@code X[k, l] = sum x[a, b] exp(-2 pi i (a k / rows + b l / columns))}; the inverse
 * carries the factor {@code 1 / (rows columns)}. Zero frequency comes first. Arrays are split into
 * real and imaginary parts, row-major, and are transformed in place.
 *
 * <p>A plan may be used from several threads at once if its team is the caller alone.
 */
public final class Fourier2 {
  /** Signals side by side in a panel: a cache line of them. */
  private static final int WIDTH = 8;

  private final int rows;
  private final int columns;
  private final Team team;
  private final PanelTransform alongRow;
  private final PanelTransform alongColumn;
  private final ThreadLocal<Panel> panels;

  /** A plan for the caller's thread alone. */
  public Fourier2(int rows, int columns) {
    this(rows, columns, Team.solo());
  }

  /**
   * A plan.
   *
   * @param team threads that share the work; results do not depend on their number
   */
  public Fourier2(int rows, int columns, Team team) {
    this.rows = rows;
    this.columns = columns;
    this.team = team;
    alongRow = new PanelTransform(columns);
    alongColumn = rows == columns ? alongRow : new PanelTransform(rows);
    panels = ThreadLocal.withInitial(() -> new Panel(Math.max(rows, columns), WIDTH));
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** Transforms in place the array whose first value is at {@code offset}. */
  public void forward(double[] re, double[] im, int offset) {
    requireRoom(re, im, offset, rows);
    rowsForward(re, im, offset, rows);
    eachColumnPanel((panel, first, count) -> {
      panel.loadColumns(re, im, offset + first, columns, rows, count);
      alongColumn.forward(panel);
      panel.storeColumns(re, im, offset + first, columns, rows, count, 1.0);
    });
  }

  /** The inverse of {@link #forward}, in place. */
  public void inverse(double[] re, double[] im, int offset) {
    requireRoom(re, im, offset, rows);
    eachColumnPanel((panel, first, count) -> {
      panel.loadColumns(re, im, offset + first, columns, rows, count);
      alongColumn.inverse(panel);
      panel.storeColumns(re, im, offset + first, columns, rows, count, 1.0 / rows);
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
  public void convolve(double[] re, double[] im, int window, double[] hr, double[] hi) {
    requireRoom(re, im, 0, window);
    requireRoom(hr, hi, 0, rows);
    rowsForward(re, im, 0, window);
    eachColumnPanel((panel, first, count) -> {
      panel.loadColumns(re, im, first, columns, window, count);
      panel.darken(window, rows);
      alongColumn.forward(panel);
      panel.multiplyColumns(hr, hi, first, columns, rows, count);
      alongColumn.inverse(panel);
      panel.storeColumns(re, im, first, columns, window, count, 1.0 / rows);
    });
    rowsInverse(re, im, 0, window);
  }

  private void rowsForward(double[] re, double[] im, int offset, int rowCount) {
    eachRowPanel(
        rowCount,
        (panel, first, count) -> {
          panel.loadRows(re, im, offset + first * columns, columns, count);
          alongRow.forward(panel);
          panel.storeRows(re, im, offset + first * columns, columns, count, 1.0);
        });
  }

  private void rowsInverse(double[] re, double[] im, int offset, int rowCount) {
    eachRowPanel(
        rowCount,
        (panel, first, count) -> {
          panel.loadRows(re, im, offset + first * columns, columns, count);
          alongRow.inverse(panel);
          panel.storeRows(re, im, offset + first * columns, columns, count, 1.0 / columns);
        });
  }

  private interface PanelWork {
    void run(Panel panel, int first, int count);
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

  private void requireRoom(double[] re, double[] im, int offset, int rowCount) {
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
