package org.ohmlight.simulator.crossbar.line;

/**
 * Where the power of an operating point goes, W.
 *
 * @param cells in the cells
 * @param wordWires in the segments of the word lines
 * @param bitWires in the segments of the bit lines
 * @param sources in the resistance of the word lines' terminals
 * @param senses in the resistance of the bit lines' terminals
 * @param delivered by the voltages at all terminals; equal to the sum of the others
 */
public record Power(
    double cells,
    double wordWires,
    double bitWires,
    double sources,
    double senses,
    double delivered) {

  /** Sum of what is dissipated. */
  public double dissipated() {
    return cells + wordWires + bitWires + sources + senses;
  }

  /** The same with word and bit lines exchanged. */
  Power exchanged() {
    return new Power(cells, bitWires, wordWires, senses, sources, delivered);
  }

  /** Sums in the making; of each family first its wires, then its terminals. */
  static final class Sum {
    double cells;
    double delivered;
    final double[] rows = new double[2];
    final double[] columns = new double[2];

    Power power() {
      return new Power(cells, rows[0], columns[0], rows[1], columns[1], delivered);
    }
  }
}
