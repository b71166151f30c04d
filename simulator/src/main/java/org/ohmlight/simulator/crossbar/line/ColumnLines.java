package org.ohmlight.simulator.crossbar.line;

import org.ohmlight.kernel.Lines;

/**
 * The column lines of the grid, each cut loose from the others and loaded with what every node sees
 * through its own cell: the part P of the Schur complement that couples nodes of one column.
 *
 * <p>Columns are solved side by side, row by row of the grid.
 */
final class ColumnLines {
  private final int rows;
  private final int columns;
  private final Ladder ladder;
  private final double[] factor;

  /** Factors the columns; {@code load} is the conductance from each node to ground. */
  ColumnLines(int rows, int columns, Ladder ladder, double[] load) {
    this.rows = rows;
    this.columns = columns;
    this.ladder = ladder;
    this.factor = new double[load.length];
    double[] before = new double[columns];
    java.util.Arrays.fill(before, ladder.frontSiemens());
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int k = row * columns + column;
        double lookingIn = load[k] + before[column];
        factor[k] = ladder.factor(lookingIn, row == rows - 1);
        before[column] = lookingIn * factor[k];
      }
    }
  }

  /**
   * Node voltages {@code x = P^-1 (s + terminals)} of columns {@code from ... to - 1}.
   *
   * @param s current into each node. Not modified.
   * @param terminal voltage of each column's terminals. Not modified.
   * @param x node voltages. Modified.
   */
  void voltages(double[] s, double[] terminal, double[] x, int from, int to) {
    start(s, terminal, x, from, to);
    for (int row = 1; row < rows; row++) {
      eliminate(s, x, row, from, to);
    }
    for (int row = rows - 1; row >= 0; row--) {
      substitute(terminal, x, row, from, to);
    }
  }

  /** First step of the elimination: row 0. */
  void start(double[] s, double[] terminal, double[] x, int from, int to) {
    for (int column = from; column < to; column++) {
      x[column] = s[column] + terminal[column] * ladder.frontSiemens();
    }
  }

  /** Step of the elimination into a row after the first. */
  void eliminate(double[] s, double[] x, int row, int from, int to) {
    int k = row * columns + from;
    Lines.eliminate(x, s, factor, k, k - columns, to - from);
  }

  /** Step of the substitution into a row, from the last to the first. */
  void substitute(double[] terminal, double[] x, int row, int from, int to) {
    int k = row * columns + from;
    if (row == rows - 1) {
      Lines.substitute(x, factor, k, terminal, from, to - from, ladder.endOhm());
    } else {
      Lines.substitute(x, factor, k, x, k + columns, to - from, ladder.ohm());
    }
  }

  Ladder ladder() {
    return ladder;
  }
}
