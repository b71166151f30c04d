package org.ohmlight.simulator.crossbar.line;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The same circuit solved by Gaussian elimination of all its nodes with 60 digits: slow and plain,
 * for small crossbars. A resistance of zero is 1e-30 ohm here.
 */
final class Reference {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal ZERO_OHM = new BigDecimal("1e-30");

  private final int words;
  private final int bits;
  private final WireSettings wires;
  private final double[] bitVolts;
  private final BigDecimal[][] nodal;
  private final BigDecimal[] volts;

  Reference(Conductances cells, WireSettings wires, double[] wordVolts, double[] bitVolts) {
    this.words = cells.words();
    this.bits = cells.bits();
    this.wires = wires;
    this.bitVolts = bitVolts;
    int nodes = 2 * words * bits;
    nodal = new BigDecimal[nodes][nodes + 1];
    for (BigDecimal[] row : nodal) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    for (int i = 0; i < words; i++) {
      for (int j = 0; j < bits; j++) {
        cell(i, j, cells.siemens()[i * bits + j]);
        if (j > 0) {
          join(word(i, j - 1), word(i, j), siemens(wires.wordOhm(), 0));
        }
        if (i > 0) {
          join(bit(i - 1, j), bit(i, j), siemens(wires.bitOhm(), 0));
        }
      }
    }
    terminals(wordVolts);
    volts = solve();
  }

  private void cell(int i, int j, double conductance) {
    if (conductance == Double.POSITIVE_INFINITY) {
      join(word(i, j), bit(i, j), siemens(0, 0));
    } else {
      join(word(i, j), bit(i, j), new BigDecimal(conductance));
    }
  }

  private void terminals(double[] wordVolts) {
    BigDecimal source = siemens(wires.wordOhm(), wires.sourceOhm());
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
  }

  private static BigDecimal siemens(double ohm, double more) {
    BigDecimal sum = new BigDecimal(ohm).add(new BigDecimal(more)).max(ZERO_OHM);
    return BigDecimal.ONE.divide(sum, DIGITS);
  }

  private BigDecimal[] solve() {
    int nodes = nodal.length;
    for (int k = 0; k < nodes; k++) {
      for (int i = k + 1; i < nodes; i++) {
        if (nodal[i][k].signum() != 0) {
          BigDecimal factor = nodal[i][k].divide(nodal[k][k], DIGITS).negate();
          for (int c = k; c <= nodes; c++) {
            if (nodal[k][c].signum() != 0) {
              nodal[i][c] = nodal[i][c].add(factor.multiply(nodal[k][c], DIGITS), DIGITS);
            }
          }
        }
      }
    }
    BigDecimal[] x = new BigDecimal[nodes];
    for (int k = nodes - 1; k >= 0; k--) {
      BigDecimal rest = nodal[k][nodes];
      for (int c = k + 1; c < nodes; c++) {
        rest = rest.subtract(nodal[k][c].multiply(x[c], DIGITS), DIGITS);
      }
      x[k] = rest.divide(nodal[k][k], DIGITS);
    }
    return x;
  }

  double wordNode(int i, int j) {
    return volts[word(i, j)].doubleValue();
  }

  double bitNode(int i, int j) {
    return volts[bit(i, j)].doubleValue();
  }

  double[] bitAmps() {
    double[] amps = new double[bits];
    for (int j = 0; j < bits; j++) {
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal held = new BigDecimal(bitVolts[j]);
      if (top()) {
        sum = sum.add(volts[bit(0, j)].subtract(held).multiply(sense()));
      }
      if (bottom()) {
        sum = sum.add(volts[bit(words - 1, j)].subtract(held).multiply(sense()));
      }
      amps[j] = sum.doubleValue();
    }
    return amps;
  }

  private boolean top() {
    return wires.sense() != WireSettings.Sense.BOTTOM;
  }

  private boolean bottom() {
    return wires.sense() != WireSettings.Sense.TOP;
  }

  private BigDecimal sense() {
    return siemens(wires.bitOhm(), wires.senseOhm());
  }

  private int word(int i, int j) {
    return i * bits + j;
  }

  private int bit(int i, int j) {
    return words * bits + i * bits + j;
  }

  private void join(int x, int y, BigDecimal siemens) {
    nodal[x][x] = nodal[x][x].add(siemens);
    nodal[y][y] = nodal[y][y].add(siemens);
    nodal[x][y] = nodal[x][y].subtract(siemens);
    nodal[y][x] = nodal[y][x].subtract(siemens);
  }

  private void terminal(int node, double terminalVolts, BigDecimal siemens) {
    int right = nodal.length;
    nodal[node][node] = nodal[node][node].add(siemens);
    nodal[node][right] =
        nodal[node][right].add(siemens.multiply(new BigDecimal(terminalVolts), DIGITS));
  }
}
