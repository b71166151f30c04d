package org.ohmlight.learning.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.optimizer.InSitu;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.LearningRate;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.learning.rule.LocalProduct;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.learning.training.Samples;
import org.ohmlight.learning.training.Training;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

class MonitorTest {
  private static final SettleLimits CLOSE = new SettleLimits(400, 1e-6f);

  private static LayeredNetwork network(
      List<Integer> sizes, Activation hidden, Structure structure, Settling settling) {
    return new LayeredNetwork(
        new ExactSubstrate(Team.solo()),
        NetworkDescription.dense(sizes, hidden, Activation.LINEAR, structure),
        settling,
        new Initialization(5, 0.8f, 0.4f, 4f),
        Team.solo());
  }

  private static LayeredNetwork learner(Structure structure) {
    return network(
        List.of(6, 9, 4),
        Activation.TANH,
        structure,
        new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.5f)));
  }

  /** Three linear layers of one neuron with weights 1 and w: the Jacobian is (0, +-w; w, 0). */
  @ParameterizedTest
  @CsvSource({
    "SYMMETRIC, SYNCHRONOUS, 1, 0.6, 0.6",
    "SKEW_SYMMETRIC, SYNCHRONOUS, 1, 0.6, 0.6",
    "SYMMETRIC, SYNCHRONOUS, 1, 1.3, 1.3",
    "SYMMETRIC, EVEN_ODD, 1, 0.6, 0.36",
    "FEEDFORWARD, SYNCHRONOUS, 1, 0.6, 0",
    "FEEDFORWARD, SYNCHRONOUS, 0.25, 0.6, 0.75"
  })
  void theSpectralRadiusIsThatOfTheSettlingMap(
      Structure structure, Schedule schedule, float stepSize, float weight, double radius) {
    Settling settling = new Settling(schedule, new Solver.MirrorDescent(stepSize));
    try (LayeredNetwork network =
        network(List.of(1, 1, 1), Activation.LINEAR, structure, settling)) {
      network.edge(new EdgeId(1, 2)).coupling().program(new float[] {weight}, 1);
      Batch input = Batch.of(new float[] {0.5f, -0.2f, 0.1f}, 3, 1);
      network.clamp(input);
      NetworkState state = NetworkState.single(network.description(), 3);
      network.settle(Nudge.FREE, state, new SettleLimits(5, 0f));
      double tolerance = stepSize == 1f ? 2e-3 : 0.05;
      double[] radii = new SpectralRadius(network, 40).at(state, RandomStream.of(1, "test"));
      assertThat(radii).hasSize(3);
      for (double found : radii) {
        assertThat(found).isCloseTo(radius, within(tolerance));
      }
    }
  }

  @Test
  void aCycleIsToldFromASlowSettle() {
    float[] cycle = new float[40];
    float[] slow = new float[40];
    float[] resting = new float[40];
    for (int i = 0; i < 40; i++) {
      cycle[i] = i < 10 ? 1f - 0.05f * i : 0.5f + 0.05f * (i % 3);
      slow[i] = (float) Math.pow(0.97, i);
      resting[i] = (float) Math.pow(0.5, i);
    }
    assertThat(LimitCycle.endsIn(cycle, 1e-3f)).isTrue();
    assertThat(LimitCycle.endsIn(slow, 1e-3f)).isFalse();
    assertThat(LimitCycle.endsIn(resting, 1e-3f)).isFalse();
    assertThat(LimitCycle.endsIn(new float[] {1, 1, 1}, 1e-3f)).isFalse();
  }

  /** A network whose loop gain is above one goes round in circles, and the monitor says so. */
  @Test
  void anUnstableNetworkIsReported() {
    Settling plain = new Settling(Schedule.SYNCHRONOUS, new Solver.Picard(1f));
    List<Integer> sizes = List.of(1, 1, 1);
    try (LayeredNetwork network =
            network(sizes, Activation.HARD_TANH, Structure.SKEW_SYMMETRIC, plain);
        LayeredNetwork exact =
            network(sizes, Activation.HARD_TANH, Structure.SKEW_SYMMETRIC, plain)) {
      network.edge(new EdgeId(1, 2)).coupling().program(new float[] {1.5f}, 1);
      Batch input = Batch.of(new float[] {0.3f}, 1, 1);
      Estimate estimate =
          new DyadicLearning(0.1f, new SettleLimits(3, 0f), new SettleLimits(3, 0f))
              .estimate(network, input, Batch.of(new float[] {1f}, 1, 1));
      Stability monitor = new Stability(new Twin(exact), new SettleLimits(60, 1e-4f), 1, 1);
      monitor.observe(new Monitor.Moment(0, network, estimate, input, input));
      SequencedMap<String, Double> report = monitor.report();
      assertThat(report).containsKeys("spectralRadius", "largestSpectralRadius");
      assertThat(report.get("limitCycles")).isEqualTo(1.0);
      assertThat(monitor.report()).isEmpty();
    }
  }

  private static Samples samples() {
    float[] inputs = new float[64 * 6];
    RandomStream.of(2, "inputs").normals(inputs, 0, inputs.length, 0);
    int[] labels = new int[64];
    for (int i = 0; i < 64; i++) {
      labels[i] = i % 4;
    }
    return new Samples(inputs, 6, labels, 4);
  }

  private static SequencedMap<String, Double> watched(
      Structure structure, Estimator rule, boolean watch, List<float[]> weights) {
    try (LayeredNetwork network = learner(structure);
        LayeredNetwork exact = learner(structure)) {
      List<Monitor> monitors = new ArrayList<>();
      if (watch) {
        Twin twin = new Twin(exact);
        monitors.add(new GradientFidelity(twin, new DyadicLearning(0.02f, CLOSE, CLOSE), 3));
        monitors.add(new Stability(twin, CLOSE, 4, 1));
      }
      Training training =
          new Training(
              network,
              rule,
              new InSitu(LayerRates.EQUAL),
              new LearningRate.Constant(0.05f),
              8,
              1,
              3,
              monitors);
      var report = training.epoch(1, samples(), done -> {});
      training.checkpoint().values().forEach(weights::add);
      return report.monitored();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Structure.class, names = "RESISTIVE", mode = EnumSource.Mode.EXCLUDE)
  void anExactRulePointsWhereTheGradientDoes(Structure structure) {
    SequencedMap<String, Double> seen =
        watched(structure, new DyadicLearning(0.1f, CLOSE, CLOSE), true, new ArrayList<>());
    assertThat(seen.get("gradientCosine")).isGreaterThan(0.999);
    assertThat(seen.get("gradientCosine 0->1")).isGreaterThan(0.999);
    assertThat(seen.get("limitCycles")).isZero();
    assertThat(seen.get("largestSpectralRadius")).isLessThan(1.0);
  }

  @Test
  void aRuleThatTurnsTheGradientRoundIsFoundOut() {
    Estimator exact = new DyadicLearning(0.1f, CLOSE, CLOSE);
    Estimator turned =
        (network, inputs, targets) -> {
          Estimate e = exact.estimate(network, inputs, targets);
          List<LocalProduct> products =
              e.products().stream()
                  .map(p -> new LocalProduct(p.edge(), p.post(), p.pre(), -p.scale()))
                  .toList();
          return new Estimate(products, e.biases(), e.freeState(), e.free(), e.nudged());
        };
    assertThat(watched(Structure.SYMMETRIC, turned, true, new ArrayList<>()).get("gradientCosine"))
        .isLessThan(-0.999);
  }

  @Test
  void watchingChangesNothing() {
    List<float[]> alone = new ArrayList<>();
    List<float[]> seen = new ArrayList<>();
    Estimator rule = new DyadicLearning(0.1f, CLOSE, CLOSE);
    watched(Structure.ASYMMETRIC, rule, false, alone);
    watched(Structure.ASYMMETRIC, rule, true, seen);
    assertThat(seen).hasSameSizeAs(alone);
    for (int i = 0; i < seen.size(); i++) {
      assertThat(seen.get(i)).isEqualTo(alone.get(i));
    }
  }
}
