package org.ohmlight.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

class SettlingTest {
  private static final int ROWS = 70;

  private static LayeredNetwork network(
      Structure structure, Settling settling, Team team, float gain) {
    return new LayeredNetwork(
        new ExactSubstrate(team),
        NetworkDescription.dense(
            List.of(10, 20, 15, 5), Activation.TANH, Activation.LINEAR, structure),
        settling,
        new Initialization(5, gain, gain, 4f),
        team);
  }

  private static Batch input() {
    Batch input = Batch.zeros(ROWS, 10);
    RandomStream.of(1, "input").normals(input.values(), 0, ROWS * 10, 0);
    return input;
  }

  private static NetworkState settled(LayeredNetwork network, SettleLimits limits) {
    NetworkState state = NetworkState.single(network.description(), ROWS);
    network.clamp(input());
    assertThat(network.settle(Nudge.FREE, state, limits)).isInstanceOf(Equilibrium.Settled.class);
    return state;
  }

  @ParameterizedTest
  @EnumSource(Schedule.class)
  void everyScheduleAndSolverFindsTheSameEquilibrium(Schedule schedule) {
    SettleLimits limits = new SettleLimits(2000, 2e-6f);
    NetworkState reference =
        settled(
            network(
                Structure.SYMMETRIC,
                new Settling(Schedule.LAYER_SWEEP, new Solver.Picard(1f)),
                Team.solo(),
                0.7f),
            limits);
    for (Solver solver : solvers(schedule)) {
      NetworkState state =
          settled(
              network(Structure.SYMMETRIC, new Settling(schedule, solver), Team.solo(), 0.7f),
              limits);
      for (int k = 1; k < state.layers(); k++) {
        for (int i = 0; i < state.plus(k).values().length; i++) {
          assertThat(state.plus(k).values()[i])
              .isCloseTo(reference.plus(k).values()[i], org.assertj.core.data.Offset.offset(5e-5f));
        }
      }
    }
  }

  private static List<Solver> solvers(Schedule schedule) {
    List<Solver> byLayer =
        List.of(
            new Solver.Picard(0.5f), new Solver.MirrorDescent(0.5f), new Solver.ForwardEuler(0.3f));
    List<Solver> byMap =
        List.of(new Solver.Anderson(4), new Solver.Broyden(8), new Solver.AdaptiveOde(1e-3f));
    return Stream.concat(
            byLayer.stream(), schedule == Schedule.RANDOM_EVENTS ? Stream.empty() : byMap.stream())
        .toList();
  }

  /** {@code E = sum G(s) - b s - s A s'} falls at every exact block step of a symmetric network. */
  @Test
  void theEnergyOfASymmetricNetworkFallsAtEveryStep() {
    LayeredNetwork network = network(Structure.SYMMETRIC, Settling.EVEN_ODD, Team.solo(), 1.5f);
    NetworkState state = NetworkState.single(network.description(), ROWS);
    Batch x = input();
    network.clamp(x);
    double last = energy(network, x, state);
    for (int step = 0; step < 30; step++) {
      network.settle(Nudge.FREE, state, new SettleLimits(1, 0f));
      double energy = energy(network, x, state);
      assertThat(energy).isLessThanOrEqualTo(last + 1e-4);
      last = energy;
    }
  }

  private static double energy(LayeredNetwork network, Batch x, NetworkState state) {
    double energy = 0;
    for (int k = 1; k < state.layers(); k++) {
      Batch below = k == 1 ? x : state.plus(k - 1);
      Batch s = state.plus(k);
      float[] w = new float[s.width() * below.width()];
      network.edge(new EdgeId(k - 1, k)).coupling().read(w);
      for (int r = 0; r < ROWS; r++) {
        for (int o = 0; o < s.width(); o++) {
          double drive = network.bias(k)[o];
          for (int i = 0; i < below.width(); i++) {
            drive += (double) w[o * below.width() + i] * below.at(r, i);
          }
          energy +=
              network.description().layers().get(k).activation().potential(s.at(r, o))
                  - s.at(r, o) * drive;
        }
      }
    }
    return energy;
  }

  @Test
  void stoppingOnToleranceDoesLessWorkAndReachesTheSame() {
    LayeredNetwork network = network(Structure.SYMMETRIC, Settling.EVEN_ODD, Team.solo(), 0.7f);
    NetworkState state = NetworkState.single(network.description(), ROWS);
    network.clamp(input());
    Equilibrium stopped = network.settle(Nudge.FREE, state, new SettleLimits(500, 1e-5f));
    assertThat(stopped)
        .isInstanceOfSatisfying(
            Equilibrium.Settled.class, s -> assertThat(s.steps()).isLessThan(100));
    NetworkState all = NetworkState.single(network.description(), ROWS);
    network.settle(Nudge.FREE, all, new SettleLimits(500, 0f));
    for (int i = 0; i < 5 * ROWS; i++) {
      assertThat(state.plus(3).values()[i])
          .isCloseTo(all.plus(3).values()[i], org.assertj.core.data.Offset.offset(1e-4f));
    }
  }

  @Test
  void failureToSettleIsReportedNotHidden() {
    LayeredNetwork network =
        network(
            Structure.SKEW_SYMMETRIC,
            new Settling(Schedule.SYNCHRONOUS, new Solver.Picard(1f)),
            Team.solo(),
            6f);
    NetworkState state = NetworkState.single(network.description(), ROWS);
    network.clamp(input());
    assertThat(network.settle(Nudge.FREE, state, new SettleLimits(50, 1e-5f)))
        .isInstanceOfSatisfying(
            Equilibrium.NotSettled.class, n -> assertThat(n.residual()).isGreaterThan(1e-3f));
  }

  @Test
  void statesThatAreNotFiniteAreAFault() {
    LayeredNetwork network =
        new LayeredNetwork(
            new ExactSubstrate(Team.solo()),
            NetworkDescription.dense(
                List.of(10, 20, 5), Activation.RELU, Activation.LINEAR, Structure.SYMMETRIC),
            Settling.EVEN_ODD,
            new Initialization(5, 60f, 60f, 4f),
            Team.solo());
    NetworkState state = NetworkState.single(network.description(), ROWS);
    network.clamp(input());
    assertThat(network.settle(Nudge.FREE, state, new SettleLimits(500, 1e-5f)))
        .isInstanceOfSatisfying(
            Equilibrium.Faulted.class, f -> assertThat(f.why()).contains("not finite"));
  }

  @ParameterizedTest
  @EnumSource(value = Structure.class, names = "RESISTIVE", mode = EnumSource.Mode.EXCLUDE)
  void twoThreadsGiveTheSameBitsAsOne(Structure structure) {
    Settling settling = new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.5f));
    SettleLimits limits = new SettleLimits(300, 1e-5f);
    try (Team two = new Team(2)) {
      NetworkState one = dyads(network(structure, settling, Team.solo(), 0.7f), limits);
      NetworkState both = dyads(network(structure, settling, two, 0.7f), limits);
      for (int k = 1; k < one.layers(); k++) {
        assertThat(both.plus(k).values()).isEqualTo(one.plus(k).values());
        assertThat(both.minus(k).values()).isEqualTo(one.minus(k).values());
      }
    }
  }

  private static NetworkState dyads(LayeredNetwork network, SettleLimits limits) {
    NetworkState dyads = NetworkState.dyadic(network.description(), ROWS);
    network.clamp(input());
    network.settle(new Nudge.Dyadic(Batch.zeros(ROWS, 5), 0.3f), dyads, limits);
    return dyads;
  }

  /** A settle makes a few windows for each block; nothing that grows with its steps. */
  @Test
  void stepsAllocateNothing() {
    LayeredNetwork network = network(Structure.ASYMMETRIC, Settling.EVEN_ODD, Team.solo(), 0.7f);
    NetworkState free = NetworkState.single(network.description(), ROWS);
    NetworkState dyads = NetworkState.dyadic(network.description(), ROWS);
    Nudge nudge = new Nudge.Dyadic(Batch.zeros(ROWS, 5), 0.3f);
    network.clamp(input());
    long few = leastBytes(() -> settleBoth(network, free, dyads, nudge, 2));
    long many = leastBytes(() -> settleBoth(network, free, dyads, nudge, 22));
    assertThat(few).isLessThan(20_000);
    assertThat(many - few).isLessThan(500);
  }

  private static void settleBoth(
      LayeredNetwork network, NetworkState free, NetworkState dyads, Nudge nudge, int steps) {
    SettleLimits limits = new SettleLimits(steps, 0f);
    network.settle(Nudge.FREE, free, limits);
    network.settle(nudge, dyads, limits);
  }

  private static long leastBytes(Runnable action) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = Long.MAX_VALUE;
    // Until it is compiled, vector code allocates; on a busy machine that takes many rounds.
    for (int round = 0; round < 300 || bytes > 20_000 && round < 10_000; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      action.run();
      bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return bytes;
  }
}
