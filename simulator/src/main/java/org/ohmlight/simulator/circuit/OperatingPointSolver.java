package org.ohmlight.simulator.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds the operating point of a circuit: node voltages at which Kirchhoff's current law holds.
 *
 * <p>Newton's method as circuit simulators do it: every diode is replaced by its tangent, a
 * conductance beside a current source; the linear network is solved; the diodes' voltages move
 * there, damped in the forward direction. Conductances and diodes only rise with their voltage, so
 * that the circuit's co-content is convex and there is one operating point. Source: Nagel, SPICE2
 * (1975), for the damping; Millar (1951) for the co-content.
 */
public final class OperatingPointSolver {
  private static final int DENSE_UP_TO = 400;

  private final double tolerance;
  private final int steps;

  /** Solves until no diode's tangent is off by more than 1e-12 of the largest voltage. */
  public OperatingPointSolver() {
    this(1e-12, 500);
  }

  /**
   * Sets when to end.
   *
   * @param tolerance distance of the tangents from the solution, relative to the largest voltage
   * @param steps largest number of steps
   */
  public OperatingPointSolver(double tolerance, int steps) {
    if (!(tolerance >= 1e-15 && tolerance < 1) || steps < 1) {
      throw new IllegalArgumentException(
          "tolerance must be from 1e-15 to below 1 and steps at least 1, got "
              + tolerance
              + " and "
              + steps);
    }
    this.tolerance = tolerance;
    this.steps = steps;
  }

  /** Solves from diodes at rest. */
  public OperatingPoint solve(Circuit circuit) {
    return solve(circuit, new double[circuit.nodes().size()]);
  }

  /**
   * Solves.
   *
   * @param start node voltages to begin with, e.g. those of the circuit before it was nudged. Not
   *     modified.
   */
  public OperatingPoint solve(Circuit circuit, double[] start) {
    requireAnchored(circuit);
    int[] unknown = unknowns(circuit);
    SymmetricMatrix matrix = matrix(circuit, unknown);
    double[] tangent = tangents(circuit, start);
    double farthest = Double.NaN;
    for (int step = 1; step <= steps; step++) {
      double[] volts = linear(circuit, unknown, matrix, tangent);
      farthest = relinearise(circuit, volts, tangent);
      if (farthest <= tolerance) {
        return new OperatingPoint(circuit, volts, step, residual(circuit, volts));
      }
    }
    throw new ArithmeticException(
        "The circuit's operating point was not found in "
            + steps
            + " steps: diodes are still off by "
            + farthest
            + " of the largest voltage");
  }

  private static double[] tangents(Circuit circuit, double[] start) {
    return circuit.diodes().stream()
        .mapToDouble(d -> d.model().limited(0, start[d.anode()] - start[d.cathode()]))
        .toArray();
  }

  private static int[] unknowns(Circuit circuit) {
    int[] unknown = new int[circuit.nodes().size()];
    int next = 0;
    for (int node = 0; node < unknown.length; node++) {
      unknown[node] = circuit.isFree(node) ? next++ : -1;
    }
    return unknown;
  }

  private static SymmetricMatrix matrix(Circuit circuit, int[] unknown) {
    int size = (int) IntStream.of(unknown).filter(n -> n >= 0).count();
    if (size <= DENSE_UP_TO) {
      return new DenseMatrix(size);
    }
    List<TreeSet<Integer>> neighbours = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      neighbours.add(new TreeSet<>());
    }
    for (Circuit.Conductance c : circuit.conductances()) {
      join(neighbours, unknown[c.from()], unknown[c.to()]);
    }
    for (Circuit.Diode d : circuit.diodes()) {
      join(neighbours, unknown[d.anode()], unknown[d.cathode()]);
    }
    return new SparseMatrix(neighbours);
  }

  private static void join(List<TreeSet<Integer>> neighbours, int one, int other) {
    if (one >= 0 && other >= 0 && one != other) {
      neighbours.get(one).add(other);
      neighbours.get(other).add(one);
    }
  }

  /** Voltages of all nodes with each diode replaced by its tangent. */
  private static double[] linear(
      Circuit circuit, int[] unknown, SymmetricMatrix matrix, double[] tangent) {
    matrix.clear();
    double[] right = new double[(int) IntStream.of(unknown).filter(n -> n >= 0).count()];
    for (Circuit.Conductance c : circuit.conductances()) {
      stamp(circuit, unknown, matrix, right, c.from(), c.to(), c.siemens());
    }
    for (int k = 0; k < tangent.length; k++) {
      Circuit.Diode d = circuit.diodes().get(k);
      double slope = d.model().slope(tangent[k]);
      stamp(circuit, unknown, matrix, right, d.anode(), d.cathode(), slope);
      double amps = d.model().amps(tangent[k]) - slope * tangent[k];
      inject(unknown, right, d.anode(), -amps);
      inject(unknown, right, d.cathode(), amps);
    }
    for (Circuit.Source s : circuit.sources()) {
      inject(unknown, right, s.into(), s.amps());
    }
    if (!matrix.solve(right)) {
      throw new ArithmeticException(
          "The circuit's conductances differ too much to be solved in double precision");
    }
    double[] volts = new double[unknown.length];
    for (int node = 0; node < volts.length; node++) {
      volts[node] = unknown[node] < 0 ? circuit.volts().get(node) : right[unknown[node]];
    }
    return volts;
  }

  private static void stamp(
      Circuit circuit,
      int[] unknown,
      SymmetricMatrix matrix,
      double[] right,
      int from,
      int to,
      double siemens) {
    int p = unknown[from];
    int q = unknown[to];
    if (from == to) {
      return;
    }
    if (p >= 0) {
      matrix.add(p, p, siemens);
    }
    if (q >= 0) {
      matrix.add(q, q, siemens);
    }
    if (p >= 0 && q >= 0) {
      matrix.add(p, q, -siemens);
    } else if (p >= 0) {
      right[p] += siemens * circuit.volts().get(to);
    } else if (q >= 0) {
      right[q] += siemens * circuit.volts().get(from);
    }
  }

  private static void inject(int[] unknown, double[] right, int node, double amps) {
    if (unknown[node] >= 0) {
      right[unknown[node]] += amps;
    }
  }

  /** Moves the tangents; returns how far they were from the solution, relative to its voltages. */
  private static double relinearise(Circuit circuit, double[] volts, double[] tangent) {
    double largest = 0;
    for (double v : volts) {
      largest = Math.max(largest, Math.abs(v));
    }
    double farthest = 0;
    for (int k = 0; k < tangent.length; k++) {
      Circuit.Diode d = circuit.diodes().get(k);
      double drop = volts[d.anode()] - volts[d.cathode()];
      farthest = Math.max(farthest, Math.abs(drop - tangent[k]));
      tangent[k] = d.model().limited(tangent[k], drop);
    }
    return farthest == 0 ? 0 : farthest / largest;
  }

  private static double residual(Circuit circuit, double[] volts) {
    double[] out = OperatingPoint.outflow(circuit, volts);
    double worst = 0;
    for (int node = 0; node < out.length; node++) {
      worst = circuit.isFree(node) ? Math.max(worst, Math.abs(out[node])) : worst;
    }
    return worst;
  }

  /** A node without any path to a held node has no voltage of its own. */
  private static void requireAnchored(Circuit circuit) {
    int[] group = IntStream.range(0, circuit.nodes().size()).toArray();
    for (int node = 0; node < group.length; node++) {
      if (!circuit.isFree(node)) {
        group[node] = 0;
      }
    }
    for (Circuit.Conductance c : circuit.conductances()) {
      if (c.siemens() > 0) {
        unite(group, c.from(), c.to());
      }
    }
    for (Circuit.Diode d : circuit.diodes()) {
      unite(group, d.anode(), d.cathode());
    }
    for (int node = 0; node < group.length; node++) {
      if (find(group, node) != 0) {
        throw new IllegalArgumentException(
            "Node "
                + circuit.nodes().get(node)
                + " is not connected to any held node, so that its voltage is not defined");
      }
    }
  }

  private static int find(int[] group, int node) {
    int root = node;
    while (group[root] != root) {
      group[root] = group[group[root]];
      root = group[root];
    }
    return root;
  }

  private static void unite(int[] group, int one, int other) {
    int a = find(group, one);
    int b = find(group, other);
    group[Math.max(a, b)] = Math.min(a, b);
  }
}
