package org.ohmlight.learning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.Readout;
import org.ohmlight.learning.rule.BackpropThroughTime.Credit;
import org.ohmlight.learning.rule.GradientCheck.Closeness;
import org.ohmlight.learning.rule.GradientCheck.Shape;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;

/** A few steps from rest, far from any equilibrium, differentiated through each of them. */
class BackpropThroughTimeTest {
  private static final int STEPS = 4;
  private static final SettleLimits LIMITS = new SettleLimits(STEPS, 0f);

  private static Stream<Arguments> cases() {
    return Stream.of(new Solver.MirrorDescent(0.7f), new Solver.Picard(0.6f), new Solver.Picard(1f))
        .flatMap(solver ->
            Stream.of(Schedule.SYNCHRONOUS, Schedule.EVEN_ODD, Schedule.LAYER_SWEEP)
                .map(s -> new Settling(s, solver)))
        .flatMap(settling ->
            Arrays.stream(Structure.values())
                .filter(s -> s != Structure.RESISTIVE)
                .map(s -> Arguments.of(settling, s)));
  }

  private static PhysicalNetwork network(Shape shape, Structure structure, Settling settling) {
    return GradientCheck.network(
        GradientCheck.description(shape, structure, Activation.SIGMOID, Activation.LINEAR),
        settling);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void finalCostIsDifferentiatedThroughEveryStep(Settling settling, Structure structure) {
    try (PhysicalNetwork network = network(Shape.DENSE, structure, settling)) {
      assertFollows(
          network,
          settling,
          new BackpropThroughTime(Credit.FINAL, 0f, settling, LIMITS, Team.solo()),
          1,
          STEPS - 1);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Structure.class, names = "RESISTIVE", mode = EnumSource.Mode.EXCLUDE)
  void convolutionsAreDifferentiatedThroughEveryStep(Structure structure) {
    Settling settling = new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.7f));
    try (PhysicalNetwork network = network(Shape.CONVOLUTIONAL, structure, settling)) {
      assertFollows(
          network,
          settling,
          new BackpropThroughTime(Credit.FINAL, 0f, settling, LIMITS, Team.solo()),
          1,
          STEPS - 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void temporalDifferencesHoldEveryStepToItsGoal(Shape shape) {
    Settling settling = new Settling(Schedule.LAYER_SWEEP, new Solver.Picard(1f));
    for (float lambda : new float[] {0f, 0.6f, 1f}) {
      try (PhysicalNetwork network = network(shape, Structure.SYMMETRIC, settling)) {
        assertFollows(
            network,
            settling,
            new BackpropThroughTime(
                Credit.TEMPORAL_DIFFERENCE, lambda, settling, LIMITS, Team.solo()),
            lambda,
            0);
      }
    }
  }

  @Test
  void throughAPhaseThatSettlesItIsRecurrentBackprop() {
    Settling settling = GradientCheck.SETTLING;
    SettleLimits limits = new SettleLimits(300, 1e-7f);
    try (PhysicalNetwork network = network(Shape.DENSE, Structure.SKEW_SYMMETRIC, settling)) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      Estimate time =
          new BackpropThroughTime(Credit.FINAL, 0f, settling, limits, Team.solo())
              .estimate(network, x, y);
      Estimate adjoint =
          new RecurrentBackprop(
                  RecurrentBackprop.Way.FULL_ADJOINT,
                  Readout.STATE,
                  settling,
                  limits,
                  limits,
                  Team.solo())
              .estimate(network, x, y);
      GradientCheck.assertAgree(network, time, adjoint, Closeness.EXACT);
      assertThat(time.free()).isInstanceOf(org.ohmlight.physical.Equilibrium.Settled.class);
    }
  }

  @Test
  void lambdaBeyondOneIsRefused() {
    assertThatThrownBy(() ->
            new BackpropThroughTime(
                Credit.TEMPORAL_DIFFERENCE, 1.5f, Settling.EVEN_ODD, LIMITS, Team.solo()))
        .hasMessageContaining("[0, 1]")
        .hasMessageContaining("1.5");
  }

  private static void assertFollows(
      PhysicalNetwork network, Settling settling, Estimator rule, double lambda, int firstStep) {
    Batch x = GradientCheck.inputs(network);
    Batch y = GradientCheck.targets(network);
    NetworkDescription description = network.description();
    ReferenceNetwork reference = GradientCheck.reference(network);
    UnrolledReference unrolled = new UnrolledReference(reference, description, settling, STEPS);
    double[][] inputs = GradientCheck.toDouble(x);
    double[][][] goals = unrolled.goals(inputs, GradientCheck.toDouble(y), lambda);
    Estimate estimate = rule.estimate(network, x, y);
    GradientCheck.assertFollows(
        network,
        estimate,
        reference,
        () -> unrolled.loss(inputs, goals, firstStep),
        Closeness.EXACT);
  }
}
