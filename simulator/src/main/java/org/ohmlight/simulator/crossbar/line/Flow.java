package org.ohmlight.simulator.crossbar.line;

/**
 * Currents of a solved grid.
 *
 * @param rowLines the rows
 * @param columnLadder the columns
 * @param a row node voltages
 * @param b column node voltages
 * @param rowTerminal voltage of each row's terminals
 * @param columnTerminal voltage of each column's terminals
 */
@SuppressWarnings("ArrayRecordComponent")
record Flow(
    RowLines rowLines,
    Ladder columnLadder,
    double[] a,
    double[] b,
    double[] rowTerminal,
    double[] columnTerminal) {
  /** From the row node of a cell to its column node. */
  double cell(int k) {
    return rowLines.current(k, b, a, rowTerminal[k / rowLines.columns()], null);
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

  /** A copy that no later solve touches. */
  Flow copy() {
    return new Flow(
        rowLines, columnLadder, a.clone(), b.clone(), rowTerminal.clone(), columnTerminal.clone());
  }
}
