package org.ohmlight.simulator.crossbar.line;

/**
 * Where the cells of a crossbar lie in the solver's grid, whose row lines are eliminated and whose
 * column lines are kept, each with its terminal at the high end.
 *
 * <p>The rows are the family whose wires have the larger resistance: there the current of a cell
 * that conducts better than its wires is known best, and a shorted cell needs wires with
 * resistance.
 *
 * @param words word lines
 * @param bits bit lines
 * @param wordsAreRows whether the rows are word lines
 * @param wordsFlipped whether the first word line comes last
 * @param bitsFlipped whether the first bit line comes last
 */
record Placement(
    int words, int bits, boolean wordsAreRows, boolean wordsFlipped, boolean bitsFlipped) {
  static Placement of(Conductances cells, WireSettings wires) {
    return new Placement(
        cells.words(),
        cells.bits(),
        wires.wordOhm() >= wires.bitOhm(),
        wires.sense() == WireSettings.Sense.TOP,
        wires.drive() == WireSettings.Drive.LEFT);
  }

  int rows() {
    return wordsAreRows ? words : bits;
  }

  int columns() {
    return wordsAreRows ? bits : words;
  }

  int wordPosition(int word) {
    return wordsFlipped ? words - 1 - word : word;
  }

  int bitPosition(int bit) {
    return bitsFlipped ? bits - 1 - bit : bit;
  }

  private int position(int word, int bit) {
    return wordsAreRows
        ? wordPosition(word) * bits + bitPosition(bit)
        : bitPosition(bit) * words + wordPosition(word);
  }

  /** Takes {@code [words x bits]} values into the grid. */
  void place(double[] cells, double[] grid) {
    for (int word = 0; word < words; word++) {
      for (int bit = 0; bit < bits; bit++) {
        grid[position(word, bit)] = cells[word * bits + bit];
      }
    }
  }

  /** Values of the grid as {@code [words x bits]}. */
  double[] lift(double[] grid) {
    double[] cells = new double[words * bits];
    for (int word = 0; word < words; word++) {
      for (int bit = 0; bit < bits; bit++) {
        cells[word * bits + bit] = grid[position(word, bit)];
      }
    }
    return cells;
  }

  /** Values of the word lines in the order of the grid. */
  void placeWords(double[] values, int offset, double[] lines) {
    for (int word = 0; word < words; word++) {
      lines[wordPosition(word)] = values[offset + word];
    }
  }

  /** Values of the bit lines in the order of the grid. */
  void placeBits(double[] values, int offset, double[] lines) {
    for (int bit = 0; bit < bits; bit++) {
      lines[bitPosition(bit)] = values[offset + bit];
    }
  }
}
