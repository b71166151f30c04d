package org.ohmlight.simulator.crossbar.line;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Fused;
import org.ohmlight.kernel.Lines;
import org.ohmlight.kernel.Team;

/**
 * The row lines of the grid, factored: for given voltages of the column nodes each row is a {@link
 * Ladder} that is solved by itself.
 *
 * <p>A row whose cells conduct far better than its wire (shorted cells among them) is
 * <em>stiff</em>: there the current of a cell is taken from Kirchhoff's current law at its row node
 * and not from the tiny voltage across the cell, and a shorted cell sets the node's voltage.
 */
final class RowLines {
  private static final double STIFF = 64;
  private static final int ROWS_A_TASK = 4;

  private final int rows;
  private final int columns;
  private final Ladder ladder;
  private final double[] cell;
  private final double[] factor;
  private final double[] own;
  private final boolean[] stiff;

  RowLines(int rows, int columns, Ladder ladder, double[] cell, Team team) {
    this.rows = rows;
    this.columns = columns;
    this.ladder = ladder;
    this.cell = cell;
    this.factor = new double[cell.length];
    this.own = new double[cell.length];
    this.stiff = new boolean[rows];
    team.each((rows + ROWS_A_TASK - 1) / ROWS_A_TASK, this::factorRows);
  }

  /** Factors a few rows side by side, because each division waits for the one before. */
  private void factorRows(int task) {
    int first = task * ROWS_A_TASK * columns;
    int end = Math.min(rows * columns, first + ROWS_A_TASK * columns);
    double[] chain = new double[ROWS_A_TASK];
    Arrays.fill(chain, ladder.frontSiemens());
    for (int column = 0; column < columns; column++) {
      boolean last = column == columns - 1;
      int line = 0;
      for (int k = first + column; k < end; k += columns) {
        own[k] = chain[line];
        double lookingIn = cell[k] + chain[line];
        factor[k] = ladder.factor(lookingIn, last);
        chain[line++] = ladder.beyond(lookingIn);
      }
    }
    Arrays.fill(chain, 1.0 / ladder.endOhm());
    for (int column = columns - 1; column >= 0; column--) {
      int line = 0;
      for (int k = first + column; k < end; k += columns) {
        own[k] = series(cell[k], own[k] + chain[line]);
        chain[line] = ladder.beyond(cell[k] + chain[line]);
        line++;
      }
    }
    for (int k = first; k < end; k++) {
      stiff[k / columns] |= isStiff(k);
    }
  }

  private static double series(double a, double b) {
    double low = Math.min(a, b);
    double high = Math.max(a, b);
    return low == 0 ? 0 : low / (1 + low / high);
  }

  /** Conductances of the cells. Not to be modified. */
  double[] cell() {
    return cell;
  }

  /**
   * What each column node sees through its own cell while all other column nodes are at 0 V: the
   * cell in series with the rest of its row. It is the diagonal of the Schur complement.
   */
  double[] own() {
    return own;
  }

  /**
   * Node voltages of rows {@code first ... last - 1}.
   *
   * @param b voltages of the column nodes. Not modified.
   * @param terminal voltage of each row's terminals. Not modified.
   * @param injected current into each row node, or null for none. Not modified.
   * @param a row node voltages of these rows. Modified.
   */
  void voltages(
      double[] b,
      double[] terminal,
      double @Nullable [] injected,
      double[] a,
      int first,
      int last) {
    int row = first;
    while (row < last) {
      boolean four = row + 4 <= last && !stiff[row] && !stiff[row + 1];
      if (four && !stiff[row + 2] && !stiff[row + 3]) {
        push(b, terminal, injected, a, row, row + 4);
        Lines.solveFour(
            a, factor, row * columns, columns, ladder.ohm(), ladder.endOhm(), terminal, row);
        row += 4;
      } else if (stiff[row]) {
        stiffVoltages(b, terminal[row], injected, a, row++);
      } else {
        push(b, terminal, injected, a, row, row + 1);
        Lines.solveOne(
            a, factor, row * columns, columns, ladder.ohm(), ladder.endOhm(), terminal[row]);
        row++;
      }
    }
  }

  private void push(
      double[] b, double[] terminal, double @Nullable [] injected, double[] a, int from, int to) {
    int offset = from * columns;
    int count = (to - from) * columns;
    Lines.push(a, cell, b, offset, count);
    if (injected != null) {
      Lines.add(a, injected, offset, count, 1.0);
    }
    for (int row = from; row < to; row++) {
      a[row * columns] += terminal[row] * ladder.frontSiemens();
    }
  }

  private void stiffVoltages(
      double[] b, double terminal, double @Nullable [] injected, double[] a, int row) {
    int first = row * columns;
    int last = first + columns - 1;
    double before = terminal * ladder.frontSiemens();
    for (int k = first; k <= last; k++) {
      if (cell[k] == Double.POSITIVE_INFINITY) {
        a[k] = b[k];
        before = b[k] / ladder.ohm();
      } else {
        a[k] = Fused.fma(cell[k], b[k], before) + (injected == null ? 0 : injected[k]);
        before = factor[k] * a[k];
      }
    }
    for (int k = last; k >= first; k--) {
      if (cell[k] != Double.POSITIVE_INFINITY) {
        double ohm = k == last ? ladder.endOhm() : ladder.ohm();
        a[k] = factor[k] * Fused.fma(ohm, a[k], k == last ? terminal : a[k + 1]);
      }
    }
  }

  /**
   * What rows {@code first ... last - 1} return to the column nodes: {@code out = i + own b}, with
   * i the current that leaves each cell into its column node.
   *
   * @param a row node voltages that belong to {@code b}. Not modified.
   */
  void couple(
      double[] b,
      double[] a,
      double[] terminal,
      double @Nullable [] injected,
      double[] out,
      int first,
      int last) {
    for (int row = first; row < last; row++) {
      if (stiff[row]) {
        for (int k = row * columns; k < (row + 1) * columns; k++) {
          out[k] = Fused.fma(own[k], b[k], current(k, b, a, terminal[row], injected));
        }
      } else {
        Lines.couple(out, cell, a, own, b, row * columns, columns);
      }
    }
  }

  /** Current of one cell from its row node into its column node. */
  private double current(
      int k, double[] b, double[] a, double terminal, double @Nullable [] injected) {
    return isStiff(k)
        ? arriving(k, a, terminal) + (injected == null ? 0 : injected[k])
        : cell[k] * (a[k] - b[k]);
  }

  /** Whether a cell conducts far better than the wires at its row node. */
  boolean isStiff(int k) {
    return ladder.ohm() > 0 && cell[k] * ladder.ohm() > STIFF;
  }

  /** Current that arrives at a row node through its wires: what leaves it through its cell. */
  double arriving(int k, double[] a, double terminal) {
    int column = k % columns;
    double left =
        column == 0 ? (terminal - a[k]) * ladder.frontSiemens() : (a[k - 1] - a[k]) / ladder.ohm();
    double right =
        column == columns - 1
            ? (terminal - a[k]) / ladder.endOhm()
            : (a[k + 1] - a[k]) / ladder.ohm();
    return left + right;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  Ladder ladder() {
    return ladder;
  }
}
