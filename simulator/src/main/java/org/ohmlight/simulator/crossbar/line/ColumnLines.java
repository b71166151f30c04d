package org.ohmlight.simulator.crossbar.line;

import java.util.Arrays;
import org.ohmlight.kernel.Lines;
import org.ohmlight.kernel.Team;

/**
 * The column lines of the grid, each cut loose from the others and loaded with what every node sees
 * through its own cell: the part P of the Schur complement that couples nodes of one column.
 *
 * <p>Columns are solved side by side, row by row of the grid.
 */
final class ColumnLines {
  private static final int COLUMNS_A_TASK = 64;

  private final int rows;
  private final int columns;
  private final Ladder ladder;
  private final double[] factor;

  /** Factors the columns; {@code load} is the conductance from each node to ground. */
  ColumnLines(int rows, int columns, Ladder ladder, double[] load, Team team) {
    this.rows = rows;
    this.columns = columns;
    this.ladder = ladder;
    this.factor = new double[load.length];
    team.each(
        (columns + COLUMNS_A_TASK - 1) / COLUMNS_A_TASK,
        task -> {
          int from = task * COLUMNS_A_TASK;
          factorColumns(load, from, Math.min(columns, from + COLUMNS_A_TASK));
        });
  }

  private void factorColumns(double[] load, int from, int to) {
    double[] before = new double[to - from];
    Arrays.fill(before, ladder.frontSiemens());
    for (int row = 0; row < rows; row++) {
      double ohm = row == rows - 1 ? ladder.endOhm() : ladder.ohm();
      int first = row * columns + from;
      for (int column = 0; column < before.length; column++) {
        double lookingIn = load[first + column] + before[column];
        double f = 1.0 / (1.0 + ohm * lookingIn);
        factor[first + column] = f;
        before[column] = lookingIn * f;
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
