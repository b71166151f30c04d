package org.ohmlight.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Convergence;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.SettleLimits.Criterion;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** Solvers that see a schedule as one map. Seeds: 7 for weights, 2 for inputs. */
class AccelerationTest {
  private static final int ROWS = 40;
  private static final List<Solver> ACCELERATED =
      List.of(new Solver.Anderson(4), new Solver.Broyden(8), new Solver.AdaptiveOde(1e-3f));
  private static final SettleLimits TO_REST =
      new SettleLimits(3000, 1e-5f, Criterion.RELATIVE_CHANGE);

  private static LayeredNetwork dense(Structure structure, Settling settling, Team team) {
    return new LayeredNetwork(
        new ExactSubstrate(team),
        NetworkDescription.dense(
            List.of(12, 24, 18, 6),
            Activation.SHIFTED_SIGMOID,
            Activation.SHIFTED_SIGMOID,
            structure),
        settling,
        new Initialization(7, 1.2f, 0.8f, 4f),
        team);
  }

  private static LayeredNetwork convolutional(Wiring.Pool pool, Settling settling) {
    Wiring.Convolution convolution = new Wiring.Convolution(3, 3, 1, 1, false, pool, 2);
    NetworkDescription network =
        new NetworkDescription(
            List.of(
                new LayerDescription(new LayerShape(1, 8, 8), Activation.LINEAR),
                new LayerDescription(new LayerShape(3, 4, 4), Activation.TANH),
                new LayerDescription(new LayerShape(4, 2, 2), Activation.TANH),
                new LayerDescription(LayerShape.flat(5), Activation.LINEAR)),
            List.of(
                new Link(0, 1, convolution),
                new Link(1, 2, new Wiring.Convolution(4, 3, 1, 1, false, pool, 2)),
                new Link(2, 3, Wiring.DENSE)),
            Structure.SYMMETRIC,
            3);
    return new LayeredNetwork(
        new ExactSubstrate(Team.solo()),
        network,
        settling,
        new Initialization(7, 0.4f, 0.4f, 4f),
        Team.solo());
  }

  private static Batch input(int width) {
    Batch input = Batch.zeros(ROWS, width);
    RandomStream.of(2, "input").normals(input.values(), 0, ROWS * width, 0);
    return input;
  }

  private static NetworkState free(LayeredNetwork network, SettleLimits limits) {
    NetworkState state = NetworkState.single(network.description(), ROWS);
    network.clamp(input(network.description().size(0)));
    assertThat(network.settle(Nudge.FREE, state, limits))
        .as("%s: %d samples", network, network.convergence().unsettled())
        .isInstanceOf(Equilibrium.Settled.class);
    return state;
  }

  private static NetworkState dyads(LayeredNetwork network, SettleLimits limits) {
    NetworkState state = NetworkState.dyadic(network.description(), ROWS);
    network.clamp(input(network.description().size(0)));
    Batch target = Batch.zeros(ROWS, network.description().size(network.description().output()));
    assertThat(network.settle(new Nudge.Dyadic(target, 0.3f), state, limits))
        .as("%s", network)
        .isInstanceOf(Equilibrium.Settled.class);
    return state;
  }

  private static void same(NetworkState found, NetworkState wanted, float tolerance) {
    for (int k = 1; k < found.layers(); k++) {
      for (List<Batch> rails :
          List.of(
              List.of(found.plus(k), wanted.plus(k)), List.of(found.minus(k), wanted.minus(k)))) {
        float[] x = rails.getFirst().values();
        float[] y = rails.getLast().values();
        for (int i = 0; i < x.length; i++) {
          assertThat(x[i]).isCloseTo(y[i], Offset.offset(tolerance));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Structure.class, names = "RESISTIVE", mode = EnumSource.Mode.EXCLUDE)
  void dyadsOfEveryStructureReachTheSameEquilibrium(Structure structure) {
    Settling plain = new Settling(Schedule.SYNCHRONOUS, new Solver.MirrorDescent(0.3f));
    NetworkState wanted =
        dyads(dense(structure, plain, Team.solo()), new SettleLimits(5000, 1e-7f));
    for (Schedule schedule : List.of(Schedule.SYNCHRONOUS, Schedule.EVEN_ODD)) {
      for (Solver solver : ACCELERATED) {
        LayeredNetwork network = dense(structure, new Settling(schedule, solver), Team.solo());
        same(dyads(network, TO_REST), wanted, 2e-4f);
      }
    }
  }

  @Test
  void convolutionalNetworksReachTheSameEquilibrium() {
    Wiring.Pool pool = Wiring.Pool.AVERAGE;
    NetworkState wanted =
        free(
            convolutional(pool, new Settling(Schedule.LAYER_SWEEP, new Solver.Picard(0.5f))),
            new SettleLimits(3000, 1e-7f));
    for (Solver solver : ACCELERATED) {
      LayeredNetwork network = convolutional(pool, new Settling(Schedule.EVEN_ODD, solver));
      same(free(network, TO_REST), wanted, 2e-4f);
    }
  }

  /** The acceleration is on: other iterates than Picard's, and fewer of them. */
  @ParameterizedTest
  @EnumSource(
      value = Schedule.class,
      names = {"SYNCHRONOUS", "EVEN_ODD"})
  void accelerationChangesTheIteratesAndSavesSteps(Schedule schedule) {
    SettleLimits limits = new SettleLimits(500, 1e-4f, Criterion.RELATIVE_CHANGE);
    Settling plain = new Settling(schedule, new Solver.Picard(1f));
    double picard = meanSteps(dense(Structure.SYMMETRIC, plain, Team.solo()), limits);
    for (Solver solver : List.of(new Solver.Anderson(4), new Solver.Broyden(8))) {
      Settling fast = new Settling(schedule, solver);
      assertThat(meanSteps(dense(Structure.SYMMETRIC, fast, Team.solo()), limits))
          .as("%s", solver)
          .isLessThan(0.85 * picard);
      NetworkState slow = stopped(dense(Structure.SYMMETRIC, plain, Team.solo()), 3);
      NetworkState quick = stopped(dense(Structure.SYMMETRIC, fast, Team.solo()), 3);
      assertThat(quick.plus(3).values()).isNotEqualTo(slow.plus(3).values());
    }
  }

  private static double meanSteps(LayeredNetwork network, SettleLimits limits) {
    free(network, limits);
    return network.convergence().meanSteps();
  }

  private static NetworkState stopped(LayeredNetwork network, int steps) {
    NetworkState state = NetworkState.single(network.description(), ROWS);
    network.clamp(input(network.description().size(0)));
    network.settle(Nudge.FREE, state, new SettleLimits(steps, 0f));
    return state;
  }

  /** Two even-odd half steps are one step of each half of the synchronous state, or two. */
  @Test
  void evenOddStepsNeedHalfAsManyAsSynchronousOnes() {
    SettleLimits limits = new SettleLimits(500, 1e-5f, Criterion.RELATIVE_CHANGE);
    Solver picard = new Solver.Picard(1f);
    double whole =
        meanSteps(
            dense(Structure.SYMMETRIC, new Settling(Schedule.SYNCHRONOUS, picard), Team.solo()),
            limits);
    double half =
        meanSteps(
            dense(Structure.SYMMETRIC, new Settling(Schedule.EVEN_ODD, picard), Team.solo()),
            limits);
    assertThat(half / whole).isBetween(0.4, 0.65);
  }

  @Test
  void everySampleTellsWhenItCameToRest() {
    LayeredNetwork network =
        dense(
            Structure.SYMMETRIC,
            new Settling(Schedule.EVEN_ODD, new Solver.Picard(1f)),
            Team.solo());
    SettleLimits limits = new SettleLimits(200, 1e-4f);
    free(network, limits);
    Convergence whole = network.convergence();
    assertThat(whole.samples()).isEqualTo(ROWS);
    assertThat(whole.unsettled()).isZero();
    for (int r = 0; r < ROWS; r++) {
      assertThat(whole.atRest()[r]).isTrue();
      assertThat(whole.largestChange()[r]).isLessThanOrEqualTo(1e-4f);
      assertThat(whole.relativeChange()[r]).isNaN();
    }
    assertThat(java.util.Arrays.stream(whole.steps()).distinct().count()).isGreaterThan(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Schedule.class,
      names = {"SYNCHRONOUS", "EVEN_ODD", "RANDOM_EVENTS"})
  void twoThreadsGiveTheSameBitsAsOne(Schedule schedule) {
    List<Solver> solvers =
        schedule == Schedule.RANDOM_EVENTS ? List.of(new Solver.MirrorDescent(0.5f)) : ACCELERATED;
    for (Solver solver : solvers) {
      Settling settling = new Settling(schedule, solver);
      try (Team two = new Team(2)) {
        LayeredNetwork alone = dense(Structure.ASYMMETRIC, settling, Team.solo());
        LayeredNetwork shared = dense(Structure.ASYMMETRIC, settling, two);
        NetworkState one = free(alone, new SettleLimits(3000, 1e-4f));
        NetworkState both = free(shared, new SettleLimits(3000, 1e-4f));
        for (int k = 1; k < one.layers(); k++) {
          assertThat(both.plus(k).values()).isEqualTo(one.plus(k).values());
        }
        assertThat(shared.convergence().steps()).isEqualTo(alone.convergence().steps());
        assertThat(shared.clock()).isEqualTo(alone.clock());
      }
    }
  }

  @Test
  void aSampleThatDoesNotRestIsReported() {
    LayeredNetwork network =
        dense(
            Structure.SYMMETRIC,
            new Settling(Schedule.EVEN_ODD, new Solver.Anderson(4)),
            Team.solo());
    NetworkState state = NetworkState.single(network.description(), ROWS);
    network.clamp(input(12));
    assertThat(network.settle(Nudge.FREE, state, new SettleLimits(2, 1e-5f)))
        .isInstanceOf(Equilibrium.NotSettled.class);
    Convergence record = network.convergence();
    assertThat(record.unsettled()).isEqualTo(ROWS);
    assertThat(record.steps()).containsOnly(2);
    assertThat(record.largestChange()[0]).isGreaterThan(1e-5f);
  }

  @Test
  void acceleratedStepsAllocateNothing() {
    List<LayeredNetwork> networks = new ArrayList<>();
    for (Solver solver : ACCELERATED) {
      networks.add(
          dense(Structure.SYMMETRIC, new Settling(Schedule.EVEN_ODD, solver), Team.solo()));
    }
    NetworkState state = NetworkState.single(networks.getFirst().description(), ROWS);
    networks.forEach(network -> network.clamp(input(12)));
    long few = leastBytes(networks, state, 2);
    long many = leastBytes(networks, state, 22);
    assertThat(many - few).isLessThan(1000);
  }

  private static long leastBytes(List<LayeredNetwork> networks, NetworkState state, int steps) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    SettleLimits limits = new SettleLimits(steps, 0f, Criterion.RELATIVE_CHANGE);
    long bytes = Long.MAX_VALUE;
    // Until it is compiled, vector code allocates; on a busy machine that takes many rounds.
    for (int round = 0; round < 300 || bytes > 20_000 && round < 10_000; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      networks.forEach(network -> network.settle(Nudge.FREE, state, limits));
      bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return bytes;
  }

  @Test
  void randomEventsTakeNoAccelerationAndNoRelativeLimit() {
    assertThatThrownBy(() -> new Settling(Schedule.RANDOM_EVENTS, new Solver.Anderson(4)))
        .hasMessageContaining("picard");
    LayeredNetwork network =
        dense(
            Structure.SYMMETRIC,
            new Settling(Schedule.RANDOM_EVENTS, new Solver.Picard(1f)),
            Team.solo());
    NetworkState state = NetworkState.single(network.description(), ROWS);
    network.clamp(input(12));
    assertThatThrownBy(() -> network.settle(Nudge.FREE, state, TO_REST))
        .hasMessageContaining("largest change");
  }

  /** Noise of the hardware leaves every solver near the equilibrium, none running away. */
  @Test
  void noiseDoesNotThrowASolverOff() {
    NetworkState wanted =
        free(
            dense(
                Structure.SYMMETRIC,
                new Settling(Schedule.EVEN_ODD, new Solver.Picard(1f)),
                Team.solo()),
            new SettleLimits(500, 1e-6f));
    List<Solver> all = new ArrayList<>(ACCELERATED);
    all.add(new Solver.Picard(1f));
    for (Solver solver : all) {
      NetworkDescription description =
          dense(Structure.SYMMETRIC, Settling.EVEN_ODD, Team.solo()).description();
      try (LayeredNetwork noisy =
          new LayeredNetwork(
              new NoisySubstrate(new ExactSubstrate(Team.solo()), 0.003f, 11),
              description,
              new Settling(Schedule.EVEN_ODD, solver),
              new Initialization(7, 1.2f, 0.8f, 4f),
              Team.solo())) {
        NetworkState state = stopped(noisy, 60);
        same(state, wanted, 0.1f);
      }
    }
  }
}
