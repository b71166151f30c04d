package org.ohmlight.learning.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.DualForm;
import org.ohmlight.learning.loop.DualSequence;
import org.ohmlight.learning.loop.Readout;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.LearningRate;
import org.ohmlight.learning.optimizer.Momentum;
import org.ohmlight.learning.rule.BackpropThroughTime.Credit;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.learning.training.Samples;
import org.ohmlight.learning.training.Training;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Substrate;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.crossbar.BoundManagement;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.crossbar.NoiseManagement;
import org.ohmlight.simulator.crossbar.ReadNoise;
import org.ohmlight.simulator.exact.ExactSubstrate;
import org.ohmlight.simulator.optics.bench.SlmSettings;
import org.ohmlight.simulator.optics.bench.SlmSubstrate;

/**
 * Every rule teaches ten digits through a crossbar with converters of 7 and 9 bits, cell noise of 2
 * % and amplifier noise, dense and convolutional, and through a bench of light with its usual
 * emitters, pixels, detectors and their noise. Chance is 10 %.
 */
class NoisyTrainingTest {
  private static final long SEED = 5;
  private static final int EPOCHS = 12;
  private static final SettleLimits FREE = new SettleLimits(20, 1e-2f);
  private static final SettleLimits NUDGED = new SettleLimits(10, 1e-2f);
  private static final Settling SETTLING =
      new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.7f));
  private static final Team TEAM = Team.solo();

  private static Arguments rule(String name, Structure structure, Estimator rule) {
    return Arguments.of(name, structure, rule);
  }

  private static Stream<Arguments> rules() {
    Structure symmetric = Structure.SYMMETRIC;
    Structure forward = Structure.FEEDFORWARD;
    ExactSubstrate digital = new ExactSubstrate(TEAM);
    return Stream.of(
        rule("ep", symmetric, new EquilibriumPropagation(Variant.CENTERED, 0.4f, FREE, NUDGED)),
        rule(
            "holomorphic",
            symmetric,
            new HolomorphicPropagation(0.4f, 4, SETTLING, FREE, NUDGED, TEAM)),
        rule("coupled", symmetric, new ContrastiveLearning(0.5f, FREE, NUDGED)),
        rule("contrastive hebbian", symmetric, new ContrastiveLearning(1f, FREE, NUDGED)),
        rule("dyadic skew", Structure.SKEW_SYMMETRIC, new DyadicLearning(0.5f, FREE, NUDGED)),
        rule("dyadic asymmetric", Structure.ASYMMETRIC, new DyadicLearning(0.5f, FREE, NUDGED)),
        rule(
            "dual propagation",
            forward,
            new DualPropagation(
                DualForm.LAGRANGIAN,
                0.5f,
                0.5f,
                DualSequence.Named.BACKWARD,
                FREE,
                new SettleLimits(4, 0f),
                TEAM)),
        rule(
            "recurrent backprop",
            symmetric,
            new RecurrentBackprop(
                RecurrentBackprop.Way.FULL_ADJOINT, Readout.STATE, SETTLING, FREE, NUDGED, TEAM)),
        rule(
            "truncated",
            symmetric,
            new RecurrentBackprop(
                RecurrentBackprop.Way.TRUNCATED,
                Readout.STATE,
                SETTLING,
                FREE,
                new SettleLimits(4, 0f),
                TEAM)),
        rule(
            "backprop through time",
            symmetric,
            new BackpropThroughTime(Credit.FINAL, 0f, SETTLING, new SettleLimits(5, 1e-2f), TEAM)),
        rule(
            "temporal difference",
            symmetric,
            new BackpropThroughTime(
                Credit.TEMPORAL_DIFFERENCE, 1f, SETTLING, new SettleLimits(5, 1e-2f), TEAM)),
        rule(
            "physics-aware",
            symmetric,
            new PhysicsAwareTraining(digital, 5, SETTLING, FREE, NUDGED, TEAM)),
        rule(
            "feedback alignment",
            forward,
            new FeedbackAlignment(FeedbackAlignment.Way.ALIGNMENT, digital, 2f, SEED, FREE, TEAM)),
        rule(
            "direct feedback alignment",
            forward,
            new FeedbackAlignment(FeedbackAlignment.Way.DIRECT, digital, 2f, SEED, FREE, TEAM)));
  }

  @ParameterizedTest(name = "{0}, seed 5")
  @MethodSource("rules")
  void everyRuleLearnsThroughNoise(String name, Structure structure, Estimator rule) {
    assertLearns(new CrossbarSubstrate(noisy(), SEED, TEAM), dense(structure), rule, rate(name));
  }

  @ParameterizedTest(name = "{0}, seed 5, light")
  @MethodSource("rules")
  void everyRuleLearnsThroughLight(String name, Structure structure, Estimator rule) {
    assertLearns(
        new SlmSubstrate(SlmSettings.standard(), SEED, TEAM), dense(structure), rule, rate(name));
  }

  private static NetworkDescription dense(Structure structure) {
    return NetworkDescription.dense(
        List.of(36, 24, 10), Activation.SIGMOID, Activation.LINEAR, structure);
  }

  private static float rate(String name) {
    return name.equals("temporal difference") ? 0.03f : 0.12f;
  }

  @ParameterizedTest(name = "{0}, seed 5, convolutional")
  @MethodSource("rules")
  void everyRuleLearnsKernelsThroughNoise(String name, Structure structure, Estimator rule) {
    assertLearns(
        new CrossbarSubstrate(noisy(), SEED, TEAM),
        new NetworkDescription(
            List.of(
                new LayerDescription(new LayerShape(1, 6, 6), Activation.LINEAR),
                new LayerDescription(new LayerShape(6, 3, 3), Activation.SIGMOID),
                new LayerDescription(10, Activation.LINEAR)),
            List.of(
                new Link(0, 1, new Wiring.Convolution(6, 3, 1, 1, false, Wiring.Pool.AVERAGE, 2)),
                new Link(1, 2, Wiring.DENSE)),
            structure,
            2),
        rule,
        name.equals("temporal difference") ? 0.03f : 0.08f);
  }

  private static CrossbarSettings noisy() {
    return CrossbarSettings.ideal()
        .withDac(DacSettings.ofBits(7, 1.0))
        .withAdc(AdcSettings.ofBits(9, new AdcRange.Deviations(4.0)))
        .withManagement(NoiseManagement.ABS_MAX, BoundManagement.NONE)
        .withReadNoise(new ReadNoise(0.0, 0.02, 0.02));
  }

  private static void assertLearns(
      Substrate hardware, NetworkDescription description, Estimator rule, float rate) {
    Samples train = Digits.make(200, 1);
    Samples test = Digits.make(100, 2);
    try (hardware;
        LayeredNetwork network =
            new LayeredNetwork(
                hardware, description, SETTLING, new Initialization(SEED, 1f, 0.5f, 6f), TEAM)) {
      Training training =
          new Training(
              network,
              rule,
              new Momentum(0.7f, 0f, LayerRates.EQUAL, TEAM),
              new LearningRate.Cosine(rate, 0.1f * rate),
              10,
              EPOCHS,
              SEED);
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        assertThat(training.epoch(epoch, train, done -> {}).fault()).isNull();
      }
      assertThat(training.evaluate(test, FREE).accuracy()).isGreaterThan(0.3);
    }
  }
}
