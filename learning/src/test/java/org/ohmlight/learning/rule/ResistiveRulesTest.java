package org.ohmlight.learning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.Readout;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.LearningRate;
import org.ohmlight.learning.optimizer.Momentum;
import org.ohmlight.learning.optimizer.Optimizer;
import org.ohmlight.learning.optimizer.SelfTuning;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.GradientCheck.Closeness;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.training.Samples;
import org.ohmlight.learning.training.Targets;
import org.ohmlight.learning.training.Training;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.circuit.layered.ResistiveNetwork;

/** Circuits that are taught, and a circuit that teaches itself. Seed 11. */
class ResistiveRulesTest {
  private static final long SEED = GradientCheck.SEED;
  private static final SettleLimits LIMITS = new SettleLimits(400, 0f);
  private static final float BETA = 0.02f;
  private static final float VOLTS = 4f;

  /** Weights are single numbers of 24 bits, of which a small step moves the last ten. */
  private static final Closeness STIFF = new Closeness(0.998, 0.03);

  private static NetworkDescription description() {
    NetworkDescription chain =
        NetworkDescription.dense(
            List.of(6, 8, 6, 3), Activation.RELU, Activation.LINEAR, Structure.RESISTIVE);
    List<Link> links = new ArrayList<>(chain.links());
    links.add(new Link(1, 3, Wiring.DENSE));
    return new NetworkDescription(chain.layers(), links, Structure.RESISTIVE, 3);
  }

  private static ResistiveNetwork network() {
    ResistiveNetwork network = new ResistiveNetwork(description(), 1f, 10f, SEED, Team.solo());
    for (int k = 1; k <= 3; k++) {
      RandomStream.of(SEED, "bias " + k).normals(network.bias(k), 0, network.bias(k).length, 0);
    }
    return network;
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void equilibriumPropagationFollowsTheGradientOfConductances(Variant variant) {
    try (ResistiveNetwork network = network()) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      Estimate estimate =
          new EquilibriumPropagation(variant, BETA, LIMITS, LIMITS).estimate(network, x, y);
      Closeness closeness =
          variant == Variant.CENTERED ? new Closeness(1 - 1e-5, 2e-3) : new Closeness(0.999, 0.05);
      ResistiveReference exact = new ResistiveReference(network, x, y);
      for (EdgeId edge : network.description().edges()) {
        GradientCheck.assertClose(
            edge.toString(),
            GradientCheck.gradient(network, estimate, edge),
            exact.gradient(edge),
            closeness);
      }
      for (int k = 1; k <= 3; k++) {
        GradientCheck.assertClose(
            "bias " + k,
            GradientCheck.biasGradient(network, estimate, k),
            exact.biasGradient(k),
            closeness);
      }
    }
  }

  /**
   * Weights that are let go end where gradient descent would bring them, as far as their springs
   * are stiff: at the estimate of equilibrium propagation with the same nudging, by the rate.
   */
  @ParameterizedTest
  @EnumSource(Variant.class)
  void weightsThatAreLetGoMoveDownTheGradient(Variant variant) {
    float rate = 4e-4f;
    float beta = 0.5f;
    try (ResistiveNetwork network = network()) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      ResistiveReference exact = new ResistiveReference(network, x, y);
      Map<EdgeId, float[]> before = ResistiveReference.read(network);
      Estimate propagated =
          new EquilibriumPropagation(variant, beta, LIMITS, LIMITS).estimate(network, x, y);
      AgnosticPropagation rule = new AgnosticPropagation(variant, beta, LIMITS, LIMITS);
      Estimate agnostic = rule.estimate(network, x, y);
      assertThat(agnostic.products()).isEmpty();
      float[][] biases = new float[4][];
      for (int k = 1; k <= 3; k++) {
        biases[k] = network.bias(k).clone();
      }
      new SelfTuning(rule).apply(network, agnostic, rate);
      Map<EdgeId, float[]> after = ResistiveReference.read(network);
      before.forEach((edge, held) -> {
        double[] descent = descent(held, Objects.requireNonNull(after.get(edge)), rate);
        String what = edge.toString();
        GradientCheck.assertClose(
            what, descent, GradientCheck.gradient(network, propagated, edge), STIFF);
        if (variant == Variant.CENTERED) {
          GradientCheck.assertClose(what, descent, exact.gradient(edge), new Closeness(0.99, 0.1));
        }
      });
      for (int k = 1; k <= 3; k++) {
        GradientCheck.assertClose(
            "bias " + k,
            descent(biases[k], network.bias(k), rate),
            GradientCheck.biasGradient(network, propagated, k),
            STIFF);
      }
    }
  }

  private static double[] descent(float[] before, float[] after, float rate) {
    double[] gradient = new double[before.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = ((double) before[i] - after[i]) / rate;
    }
    return gradient;
  }

  @Test
  void equilibriumPropagationTeachesDigitsToACircuit() {
    SettleLimits limits = new SettleLimits(12, 1e-3f);
    assertLearnsDigits(
        new EquilibriumPropagation(Variant.CENTERED, 0.25f, limits, limits), 0.1f, 20, limits);
  }

  @Test
  void coupledLearningTeachesDigitsToACircuit() {
    SettleLimits limits = new SettleLimits(12, 1e-3f);
    assertLearnsDigits(new ContrastiveLearning(0.5f, limits, limits), 0.06f, 60, limits);
  }

  private static void assertLearnsDigits(
      Estimator rule, float rate, int epochs, SettleLimits limits) {
    Samples train = paired(Digits.make(200, 1));
    Samples test = paired(Digits.make(100, 2));
    NetworkDescription description =
        NetworkDescription.dense(
            List.of(72, 24, 10), Activation.RELU, Activation.LINEAR, Structure.RESISTIVE);
    try (ResistiveNetwork network =
        new ResistiveNetwork(description, 0.5f, 10f, SEED, Team.solo())) {
      Optimizer sgd = new Momentum(0f, 0f, LayerRates.EQUAL, Team.solo());
      Training training =
          new Training(network, rule, sgd, new LearningRate.Constant(rate), 10, epochs, SEED);
      for (int epoch = 1; epoch <= epochs; epoch++) {
        assertThat(training.epoch(epoch, train, done -> {}).fault()).isNull();
      }
      assertThat(training.evaluate(test, limits).accuracy()).isGreaterThan(0.5);
    }
  }

  /** A circuit of other conductances is the teacher; the pupil's weights are only ever let go. */
  @Test
  void aCircuitTeachesItselfToDoAsAnotherDoes() {
    NetworkDescription description =
        NetworkDescription.dense(
            List.of(4, 6, 2), Activation.RELU, Activation.LINEAR, Structure.RESISTIVE);
    SettleLimits limits = new SettleLimits(60, 1e-5f);
    int rows = 60;
    Batch volts = Batch.zeros(rows, 4);
    RandomStream.of(SEED, "volts").normals(volts.values(), 0, rows * 4, 0);
    try (ResistiveNetwork teacher = new ResistiveNetwork(description, 1f, 10f, 12, Team.solo());
        ResistiveNetwork pupil = new ResistiveNetwork(description, 1f, 10f, SEED, Team.solo())) {
      NetworkState answers = NetworkState.single(description, rows);
      teacher.clamp(volts);
      teacher.settle(Nudge.FREE, answers, limits);
      Samples lessons =
          new Samples(volts.values(), 4, new Targets.Images(answers.plus(2).values(), 2));
      AgnosticPropagation rule = new AgnosticPropagation(Variant.CENTERED, 0.3f, limits, limits);
      Training training =
          new Training(
              pupil, rule, new SelfTuning(rule), new LearningRate.Constant(0.05f), 10, 40, SEED);
      double first = training.epoch(1, lessons, done -> {}).cost();
      double last = first;
      for (int epoch = 2; epoch <= 40; epoch++) {
        last = training.epoch(epoch, lessons, done -> {}).cost();
      }
      assertThat(last).isLessThan(0.1 * first);
    }
  }

  /** Pixels as voltages {@code V (x, -x)}. */
  private static Samples paired(Samples digits) {
    int width = digits.width();
    float[] volts = new float[2 * digits.inputs().length];
    for (int i = 0; i < digits.inputs().length; i++) {
      int at = i / width * 2 * width + i % width;
      volts[at] = VOLTS * digits.inputs()[i];
      volts[at + width] = -VOLTS * digits.inputs()[i];
    }
    return new Samples(volts, 2 * width, digits.targets());
  }

  @Test
  void rulesOfDrivenNeuronsRefuseConductances() {
    try (ResistiveNetwork network = network()) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      for (Estimator rule :
          new Estimator[] {
            new DyadicLearning(0.1f, LIMITS, LIMITS),
            new HolomorphicPropagation(0.1f, 4, Settling.EVEN_ODD, LIMITS, LIMITS, Team.solo()),
            new RecurrentBackprop(
                RecurrentBackprop.Way.FULL_ADJOINT,
                Readout.STATE,
                Settling.EVEN_ODD,
                LIMITS,
                LIMITS,
                Team.solo())
          }) {
        assertThatThrownBy(() -> rule.estimate(network, x, y))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("equilibrium propagation or coupled learning");
      }
    }
  }

  @Test
  void onlyNetworksThatTuneThemselvesCanBeLetGo() {
    AgnosticPropagation rule = new AgnosticPropagation(Variant.CENTERED, 0.1f, LIMITS, LIMITS);
    try (var layered = GradientCheck.network(GradientCheck.Shape.DENSE, Structure.SYMMETRIC)) {
      Batch x = GradientCheck.inputs(layered);
      Batch y = GradientCheck.targets(layered);
      assertThatThrownBy(() -> rule.estimate(layered, x, y))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("resistive network");
    }
  }
}
