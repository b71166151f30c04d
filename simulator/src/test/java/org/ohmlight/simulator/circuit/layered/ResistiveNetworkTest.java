package org.ohmlight.simulator.circuit.layered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.PhysicalNetworkContract;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.circuit.Circuit;
import org.ohmlight.simulator.circuit.DiodeModel;
import org.ohmlight.simulator.circuit.OperatingPoint;
import org.ohmlight.simulator.circuit.OperatingPointSolver;

/** A layered circuit with ideal diodes settles where Kirchhoff's laws hold. */
class ResistiveNetworkTest extends PhysicalNetworkContract {
  private static final long SEED = 3;
  private static final SettleLimits LIMITS = new SettleLimits(2000, 1e-6f);

  /** Two hidden layers with diodes and a link that skips one. */
  private static NetworkDescription description() {
    NetworkDescription chain =
        NetworkDescription.dense(
            List.of(6, 8, 4, 3), Activation.RELU, Activation.LINEAR, Structure.RESISTIVE);
    List<Link> links = new ArrayList<>(chain.links());
    links.add(new Link(1, 3, Wiring.DENSE));
    return new NetworkDescription(chain.layers(), links, Structure.RESISTIVE, 3);
  }

  @Override
  protected ResistiveNetwork network() {
    ResistiveNetwork network = new ResistiveNetwork(description(), 1f, 10f, SEED, Team.solo());
    for (int k = 1; k <= 3; k++) {
      RandomStream.of(SEED, "sources " + k).normals(network.bias(k), 0, network.bias(k).length, 0);
    }
    return network;
  }

  @Override
  protected SettleLimits limits() {
    return LIMITS;
  }

  @Override
  protected double stateTolerance() {
    return 2e-5;
  }

  private static Batch input(int rows) {
    Batch input = Batch.zeros(rows, 6);
    RandomStream.of(SEED, "input").normals(input.values(), 0, rows * 6, 0);
    return input;
  }

  /** Near-ideal diodes, solved by Newton's method in double precision. */
  @Test
  void itSettlesAtTheOperatingPointOfTheSameCircuit() {
    try (ResistiveNetwork network = network()) {
      Batch input = input(1);
      NetworkState state = NetworkState.single(network.description(), 1);
      network.clamp(input);
      assertThat(network.settle(Nudge.FREE, state, LIMITS)).isInstanceOf(Equilibrium.Settled.class);
      Circuit.Builder build = Circuit.builder();
      int[][] nodes = new int[4][];
      for (int k = 0; k < 4; k++) {
        int size = network.description().size(k);
        nodes[k] = new int[size];
        for (int i = 0; i < size; i++) {
          String name = "v" + k + "." + i;
          nodes[k][i] = k == 0 ? build.held(name, input.at(0, i)) : build.node(name);
          if (k > 0) {
            build.current(nodes[k][i], network.bias(k)[i]);
          }
          if (k == 1 || k == 2) {
            boolean rising = i < size / 2;
            build.diode(rising ? 0 : nodes[k][i], rising ? nodes[k][i] : 0, sharp());
          }
        }
      }
      for (Link link : network.description().links()) {
        Edge edge = network.edge(link.forward());
        float[] siemens = new float[edge.weights()];
        edge.coupling().read(siemens);
        int width = network.description().size(link.from());
        for (int k = 0; k < siemens.length; k++) {
          build.conductance(nodes[link.from()][k % width], nodes[link.to()][k / width], siemens[k]);
        }
      }
      OperatingPoint point = new OperatingPointSolver().solve(build.build());
      for (int k = 1; k < 4; k++) {
        for (int i = 0; i < nodes[k].length; i++) {
          assertThat((double) state.plus(k).at(0, i))
              .as("node %d of layer %d, seed %d", i, k, SEED)
              .isEqualTo(point.volts(nodes[k][i]), within(2e-4));
        }
      }
    }
  }

  /** A diode that drops microvolts. */
  private static DiodeModel sharp() {
    return new DiodeModel(1e-6, 1.0, 1e-5, 1e-12);
  }

  @Test
  void theEnergyNeverRises() {
    try (ResistiveNetwork network = network()) {
      NetworkState state = NetworkState.single(network.description(), 4);
      network.clamp(input(4));
      double[] before = network.energy(state);
      for (int step = 0; step < 30; step++) {
        network.settle(Nudge.FREE, state, new SettleLimits(1, 0f));
        double[] after = network.energy(state);
        for (int r = 0; r < after.length; r++) {
          assertThat(after[r]).isLessThanOrEqualTo(before[r] + 1e-5);
        }
        before = after;
      }
    }
  }

  @Test
  void aVoltageDividerDivides() {
    NetworkDescription divider =
        NetworkDescription.dense(
            List.of(2, 1), Activation.RELU, Activation.LINEAR, Structure.RESISTIVE);
    try (ResistiveNetwork network = new ResistiveNetwork(divider, 1f, 10f, SEED, Team.solo())) {
      network.edge(new EdgeId(0, 1)).coupling().program(new float[] {1f, 3f}, 1);
      network.clamp(Batch.of(new float[] {8f, 0f}, 1, 2));
      NetworkState state = NetworkState.single(divider, 1);
      network.settle(Nudge.FREE, state, LIMITS);
      assertThat(state.plus(1).at(0, 0)).isEqualTo(2f);
      // Joined to 10 V by 4 S more: (8 + 40) / (4 + 4).
      network.settle(new Nudge.Force(Batch.of(new float[] {10f}, 1, 1), 4f), state, LIMITS);
      assertThat(state.plus(1).at(0, 0)).isEqualTo(6f);
    }
  }

  @Test
  void conductancesStayWithinTheirDevices() {
    try (ResistiveNetwork network = network()) {
      Edge edge = network.edge(new EdgeId(1, 2));
      float[] step = new float[edge.weights()];
      java.util.Arrays.fill(step, -1f);
      step[0] = 1000f;
      edge.coupling().increment(step, network.nextTick());
      edge.coupling().read(step);
      assertThat(step[0]).isEqualTo(10f);
      assertThat(step[1]).isZero();
    }
  }

  /** First conductances lie in {@code [least, least + gain / sqrt(n)]}, and none falls below. */
  @Test
  void devicesThatCannotBeOpenedLeak() {
    ConductanceRange range = new ConductanceRange(0.2f, 0.5f);
    try (ResistiveNetwork network =
        new ResistiveNetwork(description(), 0.4f, range, SEED, Team.solo())) {
      Edge edge = network.edge(new EdgeId(1, 2));
      float[] siemens = new float[edge.weights()];
      edge.coupling().read(siemens);
      for (float value : siemens) {
        assertThat(value).isBetween(0.2f, 0.2f + 0.4f / (float) Math.sqrt(8));
      }
      java.util.Arrays.fill(siemens, -1f);
      siemens[0] = 1f;
      edge.coupling().increment(siemens, network.nextTick());
      edge.coupling().read(siemens);
      assertThat(siemens[0]).isEqualTo(0.5f);
      assertThat(siemens[1]).isEqualTo(0.2f);
    }
    assertThatThrownBy(() -> new ConductanceRange(0.5f, 0.5f)).hasMessageContaining("0.5 S");
  }

  /** What two phases differ by is a few millivolts beside an input of hundreds of volts. */
  @Test
  void aHighInputDoesNotSwallowTheDifferenceOfTwoPhases() {
    try (ResistiveNetwork network = network()) {
      Edge edge = network.edge(new EdgeId(0, 1));
      Batch pre = input(32);
      Pointwise.scale(pre.values(), 0, pre.values(), 0, 480f, pre.values().length);
      Batch high = Batch.zeros(32, 8);
      Batch low = Batch.zeros(32, 8);
      RandomStream.of(SEED, "volts").normals(low.values(), 0, 32 * 8, 0);
      RandomStream.of(SEED, "more").normals(high.values(), 0, 32 * 8, 0);
      Pointwise.scale(high.values(), 0, high.values(), 0, 1e-3f, 32 * 8);
      Pointwise.sum(high.values(), 0, high.values(), 0, low.values(), 0, 32 * 8);
      float[] difference = new float[edge.weights()];
      edge.gradient(high, pre, 1f, 0f, difference, 1);
      edge.gradient(low, pre, -1f, 1f, difference, 1);
      for (int o = 0; o < 8; o++) {
        for (int i = 0; i < 6; i++) {
          double exact = 0;
          for (int r = 0; r < 32; r++) {
            exact +=
                0.5 * Math.pow((double) low.at(r, o) - pre.at(r, i), 2)
                    - 0.5 * Math.pow((double) high.at(r, o) - pre.at(r, i), 2);
          }
          assertThat((double) difference[o * 6 + i])
              .as("%d, %d, seed %d", o, i, SEED)
              .isCloseTo(exact, within(5e-3));
        }
      }
    }
  }

  @Test
  void aNudgeAwayThatNothingHoldsIsAFault() {
    try (PhysicalNetwork network = network()) {
      network.clamp(input(1));
      NetworkState state = NetworkState.single(network.description(), 1);
      Equilibrium reached =
          network.settle(new Nudge.Force(Batch.zeros(1, 3), -100f), state, LIMITS);
      assertThat(reached)
          .isInstanceOfSatisfying(
              Equilibrium.Faulted.class,
              fault -> assertThat(fault.why()).contains("layer 3").contains("nudging strength"));
    }
  }

  @Test
  void whatIsNotSuchACircuitIsRefused() {
    NetworkDescription sigmoid =
        NetworkDescription.dense(
            List.of(2, 2, 1), Activation.SIGMOID, Activation.LINEAR, Structure.RESISTIVE);
    assertThatThrownBy(() -> new ResistiveNetwork(sigmoid, 1f, 1f, SEED, Team.solo()))
        .hasMessageContaining("layer 1 is sigmoid");
    NetworkDescription symmetric =
        NetworkDescription.dense(
            List.of(2, 2, 1), Activation.RELU, Activation.LINEAR, Structure.SYMMETRIC);
    assertThatThrownBy(() -> new ResistiveNetwork(symmetric, 1f, 1f, SEED, Team.solo()))
        .hasMessageContaining("symmetric");
  }
}
