package org.ohmlight.simulator.crossbar.line;

/**
 * Currents of a solved grid.
 *
 * @param law current of a cell
 * @param cells conductance of each cell at zero bias
 * @param rowLines the rows
 * @param columnLadder the columns
 * @param a row node voltages
 * @param b column node voltages
 * @param rowTerminal voltage of each row's terminals
 * @param columnTerminal voltage of each column's terminals
 */
@SuppressWarnings("ArrayRecordComponent")
record Flow(
    CellLaw law,
    double[] cells,
    RowLines rowLines,
    Ladder columnLadder,
    double[] a,
    double[] b,
    double[] rowTerminal,
    double[] columnTerminal) {
  /** From the row node of a cell to its column node. */
  double cell(int k) {
    return rowLines.isStiff(k)
        ? rowLines.arriving(k, a, rowTerminal[k / rowLines.columns()])
        : law.amps(cells[k], a[k] - b[k]);
  }

  /**
   * Out of a row's terminals. At 0 V it is the current through them; at any other voltage that
   * would be the difference of two nearly equal numbers, and the sum over the cells is exact.
   */
  double outOfRow(int row) {
    int columns = rowLines.columns();
    Ladder ladder = rowLines.ladder();
    if (rowTerminal[row] == 0 && !ladder.tied()) {
      return ladder.outflow(a[row * columns], a[row * columns + columns - 1]);
    }
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      sum -= cell(row * columns + column);
    }
    return sum;
  }

  /** Out of a column's terminals. */
  double outOfColumn(int column) {
    int columns = rowLines.columns();
    int rows = rowLines.rows();
    if (columnTerminal[column] == 0 && !columnLadder.tied()) {
      return columnLadder.outflow(b[column], b[(rows - 1) * columns + column]);
    }
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += cell(row * columns + column);
    }
    return sum;
  }

  /** Where the power goes that the terminals' voltages deliver. */
  Power power() {
    Power.Sum sum = new Power.Sum();
    int columns = rowLines.columns();
    for (int k = 0; k < a.length; k++) {
      sum.cells += cell(k) * (a[k] - b[k]);
    }
    for (int row = 0; row < rowLines.rows(); row++) {
      line(sum.rows, rowLines.ladder(), a, row * columns, 1, columns, rowTerminal[row]);
      sum.delivered -= rowTerminal[row] * outOfRow(row);
    }
    for (int column = 0; column < columns; column++) {
      line(sum.columns, columnLadder, b, column, columns, rowLines.rows(), columnTerminal[column]);
      sum.delivered -= columnTerminal[column] * outOfColumn(column);
    }
    return sum.power();
  }

  private static void line(
      double[] watts,
      Ladder ladder,
      double[] v,
      int first,
      int stride,
      int nodes,
      double terminal) {
    int last = first + (nodes - 1) * stride;
    if (ladder.ohm() > 0) {
      for (int k = first + stride; k <= last; k += stride) {
        double drop = v[k] - v[k - stride];
        watts[0] += drop * drop / ladder.ohm();
      }
    }
    terminal(watts, ladder, ladder.endOhm(), terminal - v[last]);
    terminal(watts, ladder, ladder.frontOhm(), terminal - v[first]);
  }

  /** One segment of wire in series with the terminal's own resistance. */
  private static void terminal(double[] watts, Ladder ladder, double ohm, double drop) {
    if (ohm > 0 && ohm < Double.POSITIVE_INFINITY) {
      double amps = drop / ohm;
      watts[0] += amps * amps * ladder.ohm();
      watts[1] += amps * amps * (ohm - ladder.ohm());
    }
  }

  Flow withCells(CellLaw otherLaw, double[] otherCells) {
    return new Flow(
        otherLaw, otherCells, rowLines, columnLadder, a, b, rowTerminal, columnTerminal);
  }

  /** A copy that no later solve touches. */
  Flow copy() {
    return new Flow(
        law,
        cells,
        rowLines,
        columnLadder,
        a.clone(),
        b.clone(),
        rowTerminal.clone(),
        columnTerminal.clone());
  }
}
