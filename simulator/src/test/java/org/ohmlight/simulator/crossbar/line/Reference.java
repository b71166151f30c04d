package org.ohmlight.simulator.crossbar.line;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The same circuit solved with a dense matrix of all its nodes: slow, plain, for small crossbars
 * with wires, terminals and cells of non-zero resistance.
 */
final class Reference {
  private final int words;
  private final int bits;
  private final RealMatrix nodal;
  private final double[] drive;
  private final WireSettings wires;
  private final double[] volts;
  private final double[] bitVolts;

  Reference(Conductances cells, WireSettings wires, double[] wordVolts, double[] bitVolts) {
    this.words = cells.words();
    this.bits = cells.bits();
    this.wires = wires;
    this.bitVolts = bitVolts;
    int nodes = 2 * words * bits;
    nodal = new Array2DRowRealMatrix(nodes, nodes);
    drive = new double[nodes];
    for (int i = 0; i < words; i++) {
      for (int j = 0; j < bits; j++) {
        join(word(i, j), bit(i, j), cells.siemens()[i * bits + j]);
        if (j > 0) {
          join(word(i, j - 1), word(i, j), 1 / wires.wordOhm());
        }
        if (i > 0) {
          join(bit(i - 1, j), bit(i, j), 1 / wires.bitOhm());
        }
      }
    }
    double source = 1 / (wires.wordOhm() + wires.sourceOhm());
    for (int i = 0; i < words; i++) {
      if (wires.drive() != WireSettings.Drive.RIGHT) {
        terminal(word(i, 0), wordVolts[i], source);
      }
      if (wires.drive() != WireSettings.Drive.LEFT) {
        terminal(word(i, bits - 1), wordVolts[i], source);
      }
    }
    for (int j = 0; j < bits; j++) {
      if (top()) {
        terminal(bit(0, j), bitVolts[j], sense());
      }
      if (bottom()) {
        terminal(bit(words - 1, j), bitVolts[j], sense());
      }
    }
    volts = new LUDecomposition(nodal, 0).getSolver().solve(new ArrayRealVector(drive)).toArray();
  }

  double wordNode(int i, int j) {
    return volts[word(i, j)];
  }

  double bitNode(int i, int j) {
    return volts[bit(i, j)];
  }

  double bitAmps(int j) {
    return (top() ? (bitNode(0, j) - bitVolts[j]) * sense() : 0)
        + (bottom() ? (bitNode(words - 1, j) - bitVolts[j]) * sense() : 0);
  }

  private boolean top() {
    return wires.sense() != WireSettings.Sense.BOTTOM;
  }

  private boolean bottom() {
    return wires.sense() != WireSettings.Sense.TOP;
  }

  private double sense() {
    return 1 / (wires.bitOhm() + wires.senseOhm());
  }

  private int word(int i, int j) {
    return i * bits + j;
  }

  private int bit(int i, int j) {
    return words * bits + i * bits + j;
  }

  private void join(int x, int y, double siemens) {
    nodal.addToEntry(x, x, siemens);
    nodal.addToEntry(y, y, siemens);
    nodal.addToEntry(x, y, -siemens);
    nodal.addToEntry(y, x, -siemens);
  }

  private void terminal(int node, double terminalVolts, double siemens) {
    nodal.addToEntry(node, node, siemens);
    drive[node] += terminalVolts * siemens;
  }
}
