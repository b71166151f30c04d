package org.ohmlight.simulator.crossbar.line;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Lines;
import org.ohmlight.kernel.Team;

/**
 * Conjugate gradients on the Schur complement of the row lines.
 *
 * <p>With row node voltages a, column node voltages b, cells D and the tridiagonal matrices of the
 * rows {@code R} and columns {@code C} of wire conductances, Kirchhoff's current law reads
 *
 * <pre>
 *   (R + D) a - D b = s          rows: driven by s
 *   (C + D) b - D a = u          columns: driven by u
 * </pre>
 *
 * Elimination of a leaves {@code S b = u + D (R + D)^-1 s} with {@code S = C + D - D (R + D)^-1 D},
 * symmetric and positive definite. {@code S = P - N}: P, the preconditioner, holds all couplings
 * within a column, exactly; N those between columns. Wires conduct far better than cells, so that N
 * is small and a few steps suffice. P itself is never applied: with {@code z = P^-1 r} the image
 * {@code q = P p} of a direction follows from {@code q = r + beta q}. So no large wire conductance
 * is ever multiplied with a small voltage difference, and wires without resistance need no special
 * case.
 *
 * <p>Source: Hestenes and Stiefel (1952) for the iteration; Concus, Golub and O'Leary (1976) for
 * the splitting. The residual is {@code sqrt(r P^-1 r)} relative to that of lines without
 * crosstalk.
 *
 * <p>Holds the arrays of one solve: one thread's solve at a time. Work is split into blocks of rows
 * and columns that do not depend on the number of threads, and sums are taken block by block.
 */
final class SchurIteration {
  private static final int ROWS_A_TASK = 16;
  private static final int ROWS_IN_CACHE = 4;
  private static final int COLUMNS_A_TASK = 64;

  private final RowLines rowLines;
  private final ColumnLines columnLines;
  private final Team team;
  private final int rows;
  private final int columns;

  private final double[] b;
  private final double[] a;
  private final double[] p;
  private final double[] q;
  private final double[] r;
  private final double[] w;
  private final double[] z;
  private final double[] rowTerminal;
  private final double[] columnTerminal;
  private final double[] rowGround;
  private final double[] columnGround;
  private final double[] rowSums;
  private final double[] columnSums;

  // Scalars of the step in flight, read by the tasks below.
  private double alpha;
  private double beta;
  private double[] givenColumns;
  private double[] givenTerminal;
  private double @Nullable [] givenInjected;
  private double[] coupled;

  private final IntConsumer rowsTask = this::rows;
  private final IntConsumer coupleTask = this::couple;
  private final IntConsumer directTask = this::direct;
  private final IntConsumer correctTask = this::correct;
  private final IntConsumer liftTask = this::lift;

  SchurIteration(RowLines rowLines, ColumnLines columnLines, Team team) {
    this.rowLines = rowLines;
    this.columnLines = columnLines;
    this.team = team;
    rows = rowLines.rows();
    columns = rowLines.columns();
    int cells = rows * columns;
    b = new double[cells];
    a = new double[cells];
    p = new double[cells];
    q = new double[cells];
    r = new double[cells];
    w = new double[cells];
    z = new double[cells];
    rowTerminal = new double[rows];
    columnTerminal = new double[columns];
    rowGround = new double[rows];
    columnGround = new double[columns];
    rowSums = new double[rowTasks() * columns];
    columnSums = new double[columns];
    givenColumns = b;
    givenTerminal = rowTerminal;
    coupled = w;
  }

  private int rowTasks() {
    return (rows + ROWS_A_TASK - 1) / ROWS_A_TASK;
  }

  private int columnTasks() {
    return (columns + COLUMNS_A_TASK - 1) / COLUMNS_A_TASK;
  }

  /** Voltages of the terminals, to be set before a solve. */
  double[] rowTerminal() {
    return rowTerminal;
  }

  double[] columnTerminal() {
    return columnTerminal;
  }

  /** Row node voltages of the last solve. */
  double[] rowVolts() {
    return a;
  }

  /** Column node voltages of the last solve. */
  double[] columnVolts() {
    return b;
  }

  /**
   * Solves for the node voltages.
   *
   * @param intoRows current injected into each row node, or null for none
   * @param intoColumns current injected into each column node, or null for none
   * @param start column node voltages to begin with, or null
   */
  Convergence solve(
      double @Nullable [] intoRows,
      double @Nullable [] intoColumns,
      double @Nullable [] start,
      SolveLimits limits) {
    double reference = begin(intoRows, intoColumns);
    double rho = start == null ? reference : restart(intoRows, intoColumns, start);
    double goal = limits.tolerance() * limits.tolerance() * reference;
    int steps = 0;
    beta = 0;
    while (!(rho <= goal)) {
      if (steps == limits.steps() || !Double.isFinite(rho)) {
        throw new SolveFailure(steps, Math.sqrt(rho / reference), limits);
      }
      steps++;
      Arrays.fill(rowSums, 0);
      team.each(rowTasks(), directTask);
      alpha = rho / sum(rowSums);
      double next = correctAll();
      beta = next / rho;
      rho = next;
    }
    rows(b, rowTerminal, intoRows, rowsTask);
    return new Convergence(steps, reference == 0 ? 0 : Math.sqrt(rho / reference));
  }

  /** Leaves b, the drive r and z = P^-1 r of a cold start; returns r z. */
  private double begin(double @Nullable [] intoRows, double @Nullable [] intoColumns) {
    Arrays.fill(b, 0);
    if (Arrays.stream(columnTerminal).anyMatch(volts -> volts != 0)) {
      Arrays.fill(w, 0);
      team.each(columnTasks(), liftTask);
    }
    coupled = r;
    rows(b, rowTerminal, intoRows, coupleTask);
    addTo(r, intoColumns);
    alpha = 0;
    return correctAll();
  }

  /** From given voltages: one sweep {@code b = P^-1 (u + N start)} leaves r = N (b - start). */
  private double restart(
      double @Nullable [] intoRows, double @Nullable [] intoColumns, double[] start) {
    coupled = w;
    rows(start, rowTerminal, intoRows, coupleTask);
    addTo(w, intoColumns);
    team.each(columnTasks(), liftTask);
    System.arraycopy(b, 0, p, 0, p.length);
    Lines.add(p, start, 0, p.length, -1.0);
    coupled = r;
    rows(p, rowGround, null, coupleTask);
    alpha = 0;
    return correctAll();
  }

  private static void addTo(double[] currents, double @Nullable [] injected) {
    if (injected != null) {
      Lines.add(currents, injected, 0, currents.length, 1.0);
    }
  }

  private double correctAll() {
    Arrays.fill(columnSums, 0);
    team.each(columnTasks(), correctTask);
    return sum(columnSums);
  }

  private void rows(
      double[] columnVolts, double[] terminal, double @Nullable [] injected, IntConsumer task) {
    givenColumns = columnVolts;
    givenTerminal = terminal;
    givenInjected = injected;
    team.each(rowTasks(), task);
    givenInjected = null;
  }

  /** Row node voltages a of one block of rows. */
  private void rows(int task) {
    int first = task * ROWS_A_TASK;
    int last = Math.min(rows, first + ROWS_A_TASK);
    rowLines.voltages(givenColumns, givenTerminal, givenInjected, a, first, last);
  }

  /** The same, and what the block returns to the columns. */
  private void couple(int task) {
    rows(task);
    int first = task * ROWS_A_TASK;
    int last = Math.min(rows, first + ROWS_A_TASK);
    rowLines.couple(givenColumns, a, givenTerminal, givenInjected, coupled, first, last);
  }

  /** Next direction p = z + beta p, its image w = S p = P p - N p, and the sums p w. */
  private void direct(int task) {
    int first = task * ROWS_A_TASK;
    int last = Math.min(rows, first + ROWS_A_TASK);
    for (int row = first; row < last; row += ROWS_IN_CACHE) {
      direct(row, Math.min(last, row + ROWS_IN_CACHE), task * columns);
    }
  }

  private void direct(int first, int last, int sums) {
    int offset = first * columns;
    int count = (last - first) * columns;
    if (beta == 0) {
      System.arraycopy(z, offset, p, offset, count);
      System.arraycopy(r, offset, q, offset, count);
    } else {
      Lines.direction(p, z, offset, count, beta);
      Lines.direction(q, r, offset, count, beta);
    }
    rowLines.voltages(p, rowGround, null, a, first, last);
    rowLines.couple(p, a, rowGround, null, w, first, last);
    for (int row = first; row < last; row++) {
      Lines.imbalance(w, q, p, row * columns, columns, rowSums, sums);
    }
  }

  /** b += alpha p, r -= alpha w, z = P^-1 r, and the sums r z, of one block of columns. */
  private void correct(int task) {
    int from = task * COLUMNS_A_TASK;
    int to = Math.min(columns, from + COLUMNS_A_TASK);
    int count = to - from;
    for (int row = 0; row < rows; row++) {
      int k = row * columns + from;
      if (alpha != 0) {
        Lines.add(b, p, k, count, alpha);
        Lines.add(r, w, k, count, -alpha);
      }
      if (row == 0) {
        columnLines.start(r, columnGround, z, from, to);
      } else {
        columnLines.eliminate(r, z, row, from, to);
      }
    }
    for (int row = rows - 1; row >= 0; row--) {
      columnLines.substitute(columnGround, z, row, from, to);
      Lines.multiplyInto(columnSums, from, r, z, row * columns + from, count);
    }
  }

  /** b = P^-1 w with the columns' terminals at their voltages, of one block of columns. */
  private void lift(int task) {
    int from = task * COLUMNS_A_TASK;
    columnLines.voltages(w, columnTerminal, b, from, Math.min(columns, from + COLUMNS_A_TASK));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
