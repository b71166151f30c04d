package org.ohmlight.simulator.crossbar.line;

/**
 * What all lines of one family have in common: segments, a terminal at the last node and perhaps
 * one at the first.
 *
 * <p>Seen from node j towards the first node, a line with conductances {@code g} to the other side
 * is a Norton source of current {@code t_j} and conductance {@code e_j}:
 *
 * <pre>
 *   e_0 = g_0 + 1/frontOhm       e_j = g_j + f_{j-1} e_{j-1}       f_j = 1 / (1 + ohm e_j)
 *   t_0 = s_0 + U/frontOhm       t_j = s_j + f_{j-1} t_{j-1}
 *   v_{n-1} = f_{n-1} (endOhm t_{n-1} + U)        v_j = f_j (ohm t_j + v_{j+1})
 * </pre>
 *
 * with injected currents s [A], the terminal's voltage U [V] and {@code f_{n-1} = 1 / (1 + endOhm
 * e_{n-1})}. It is Gaussian elimination of a tridiagonal matrix without a single subtraction: exact
 * to rounding for any resistances, and for segments or terminals of zero ohm too.
 *
 * @param ohm one segment
 * @param endOhm from the last node to the terminal
 * @param frontOhm from the first node to the terminal, infinite where that end is open
 */
record Ladder(double ohm, double endOhm, double frontOhm) {
  /** A line with a terminal at one end. */
  static Ladder oneEnded(double ohm, double terminalOhm) {
    return new Ladder(ohm, ohm + terminalOhm, Double.POSITIVE_INFINITY);
  }

  /** A line with terminals at both ends; without segments these are two in parallel. */
  static Ladder twoEnded(double ohm, double terminalOhm) {
    return ohm == 0
        ? oneEnded(0, terminalOhm / 2)
        : new Ladder(ohm, ohm + terminalOhm, ohm + terminalOhm);
  }

  /** Conductance of the terminal at the first node. */
  double frontSiemens() {
    return 1.0 / frontOhm;
  }

  /** Whether every node of the line is the terminal. */
  boolean tied() {
    return ohm == 0 && endOhm == 0;
  }

  /** Current from a line of these node voltages out of its terminals at 0 V. */
  double outflow(double firstVolts, double lastVolts) {
    return lastVolts / endOhm + firstVolts / frontOhm;
  }

  /** Conductance of what lies beyond a segment: f e, also where e is infinite. */
  double beyond(double lookingIn) {
    return lookingIn == Double.POSITIVE_INFINITY ? 1.0 / ohm : lookingIn / (1.0 + ohm * lookingIn);
  }

  /** Factor f of a node. */
  double factor(double lookingIn, boolean last) {
    return 1.0 / (1.0 + (last ? endOhm : ohm) * lookingIn);
  }
}
