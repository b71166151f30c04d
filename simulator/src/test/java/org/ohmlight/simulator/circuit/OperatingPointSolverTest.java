package org.ohmlight.simulator.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OperatingPointSolverTest {
  private static final DiodeModel DIODE = DiodeModel.atKelvin(1e-14, 1, 300.15);

  @Test
  void dividerByHand() {
    Circuit.Builder build = Circuit.builder();
    int source = build.held("source", 3);
    int middle = build.node("middle");
    build.conductance(source, middle, 1e-3).conductance(middle, 0, 2e-3);
    OperatingPoint point = new OperatingPointSolver().solve(build.build());
    assertThat(point.volts(middle)).isCloseTo(1, within(1e-15));
    assertThat(point.outflowAmps(source)).isCloseTo(2e-3, within(1e-17));
    assertThat(point.steps()).isEqualTo(1);
  }

  /** {@code V - R IS (exp(v / VT) - 1) = v}, checked in the equation itself. */
  @Test
  void diodeBehindAResistor() {
    Circuit.Builder build = Circuit.builder();
    int source = build.held("source", 5);
    int anode = build.node("anode");
    build.conductance(source, anode, 1e-3).diode(anode, 0, DIODE);
    OperatingPoint point = new OperatingPointSolver().solve(build.build());
    double volts = point.volts(anode);
    assertThat(volts).isBetween(0.6, 0.8);
    assertThat(DIODE.amps(volts)).isCloseTo((5 - volts) * 1e-3, within(1e-13));
  }

  @Test
  void reversedDiodeCarriesItsSaturationCurrent() {
    Circuit.Builder build = Circuit.builder();
    int source = build.held("source", -5);
    int anode = build.node("anode");
    build.conductance(source, anode, 1e-3).diode(anode, 0, DIODE);
    OperatingPoint point = new OperatingPointSolver().solve(build.build());
    assertThat(point.diodeAmps(0)).isCloseTo(-1e-14, within(1e-20));
  }

  @Test
  void currentIntoAConductance() {
    Circuit.Builder build = Circuit.builder();
    int node = build.node("node");
    build.conductance(node, 0, 1e-3).current(node, 2e-3);
    OperatingPoint point = new OperatingPointSolver().solve(build.build());
    assertThat(point.volts(node)).isCloseTo(2, within(1e-14));
    assertThat(point.deliveredWatts()).isCloseTo(4e-3, within(1e-16));
  }

  @Test
  void kirchhoffAndEnergyBalanceDenseAndSparse() {
    SplittableRandom random = new SplittableRandom(47);
    for (int size : new int[] {30, 900}) {
      Circuit circuit = grid(size, random);
      OperatingPoint point = new OperatingPointSolver().solve(circuit);
      String what = "seed 47, " + size + " nodes";
      assertThat(point.residualAmps()).as(what).isLessThan(1e-13);
      assertThat(point.dissipatedWatts())
          .as(what)
          .isCloseTo(point.deliveredWatts(), within(1e-10 * point.deliveredWatts()));
    }
  }

  @Test
  void sparseAndDenseAgree() {
    SplittableRandom random = new SplittableRandom(53);
    int size = 60;
    java.util.List<java.util.TreeSet<Integer>> neighbours = new java.util.ArrayList<>();
    for (int k = 0; k < size; k++) {
      neighbours.add(new java.util.TreeSet<>());
    }
    int[][] edges = new int[150][];
    for (int e = 0; e < edges.length; e++) {
      int one = random.nextInt(size);
      int other = (one + 1 + random.nextInt(size - 1)) % size;
      edges[e] = new int[] {one, other};
      neighbours.get(one).add(other);
      neighbours.get(other).add(one);
    }
    DenseMatrix dense = new DenseMatrix(size);
    SparseMatrix sparse = new SparseMatrix(neighbours);
    double[] x = random.doubles(size, -1, 1).toArray();
    double[] y = x.clone();
    for (SymmetricMatrix matrix : new SymmetricMatrix[] {dense, sparse}) {
      SplittableRandom values = new SplittableRandom(59);
      matrix.clear();
      for (int k = 0; k < size; k++) {
        matrix.add(k, k, 0.1);
      }
      for (int[] edge : edges) {
        double g = values.nextDouble();
        matrix.add(edge[0], edge[0], g);
        matrix.add(edge[1], edge[1], g);
        matrix.add(edge[0], edge[1], -g);
      }
    }
    assertThat(dense.solve(x)).isTrue();
    assertThat(sparse.solve(y)).isTrue();
    for (int k = 0; k < size; k++) {
      assertThat(y[k]).as("seeds 53 and 59").isCloseTo(x[k], within(1e-12));
    }
  }

  @Test
  void aWarmStartTakesFewerSteps() {
    Circuit circuit = grid(100, new SplittableRandom(61));
    OperatingPoint cold = new OperatingPointSolver().solve(circuit);
    OperatingPoint warm = new OperatingPointSolver().solve(circuit, cold.volts());
    assertThat(warm.steps()).isLessThan(cold.steps());
    for (int node = 0; node < cold.volts().length; node++) {
      assertThat(warm.volts(node)).isCloseTo(cold.volts(node), within(1e-12));
    }
  }

  @Test
  void slopeIsTheDerivative() {
    for (double volts = -0.5; volts < 0.8; volts += 0.1) {
      double h = 1e-6;
      double expected = (DIODE.amps(volts + h) - DIODE.amps(volts - h)) / (2 * h);
      assertThat(DIODE.slope(volts)).isCloseTo(expected, within(1e-6 * expected + 1e-22));
    }
  }

  @Test
  void absurdInputIsNamed() {
    Circuit.Builder build = Circuit.builder();
    int lost = build.node("lost");
    assertThatThrownBy(() -> new OperatingPointSolver().solve(build.build()))
        .hasMessageContaining("lost");
    assertThatThrownBy(() -> build.conductance(lost, 0, -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> build.conductance(lost, 9, 1)).hasMessageContaining("no node 9");
    assertThatThrownBy(() -> build.current(lost, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new DiodeModel(-1, 1, 0.025, 0)).hasMessageContaining("saturation");
  }

  /** A square of nodes with conductances to neighbours, two sources and diodes both ways. */
  private static Circuit grid(int size, SplittableRandom random) {
    Circuit.Builder build = Circuit.builder();
    int plus = build.held("plus", 2);
    int minus = build.held("minus", -3);
    int side = (int) Math.sqrt(size);
    int first = build.node("n0");
    for (int k = 1; k < size; k++) {
      build.node("n" + k);
    }
    for (int k = 0; k < size; k++) {
      if (k % side > 0) {
        build.conductance(first + k, first + k - 1, random.nextDouble(1e-5, 1e-3));
      }
      if (k >= side) {
        build.conductance(first + k, first + k - side, random.nextDouble(1e-5, 1e-3));
      }
      switch (random.nextInt(6)) {
        case 0 -> build.diode(first + k, 0, DIODE);
        case 1 -> build.diode(0, first + k, DIODE);
        case 2 -> build.current(first + k, random.nextDouble(-1e-4, 1e-4));
        case 3 -> build.conductance(first + k, random.nextBoolean() ? plus : minus, 1e-4);
        default -> {}
      }
    }
    build.conductance(first, plus, 1e-3).conductance(first + size - 1, minus, 1e-3);
    return build.build();
  }
}
