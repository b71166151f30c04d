package org.ohmlight.learning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.DualForm;
import org.ohmlight.learning.loop.DualSequence;
import org.ohmlight.learning.loop.Readout;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.GradientCheck.Closeness;
import org.ohmlight.learning.rule.GradientCheck.Shape;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

/**
 * Each rule's estimate is the gradient of the equilibrium loss, in every edge and bias, dense and
 * convolutional: at small nudging, or at any where the rule differentiates.
 */
@TestInstance(Lifecycle.PER_CLASS)
class GradientIdentityTest {
  private static final float BETA = 0.02f;
  private static final SettleLimits LIMITS = GradientCheck.LIMITS;

  private final GradientCheck check = new GradientCheck();

  private static Stream<Arguments> networks() {
    return Arrays.stream(Shape.values())
        .flatMap(shape ->
            Arrays.stream(Structure.values())
                .filter(structure -> structure != Structure.RESISTIVE)
                .map(structure -> Arguments.of(shape, structure)));
  }

  private void assertFollows(
      Shape shape, Structure structure, Estimator rule, Closeness closeness) {
    try (PhysicalNetwork network = GradientCheck.network(shape, structure)) {
      check.assertFollows(network, rule, closeness);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void dyadicLearningFollowsTheGradient(Shape shape, Structure structure) {
    assertFollows(
        shape, structure, new DyadicLearning(BETA, LIMITS, LIMITS), Closeness.SMALL_NUDGE);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void recurrentBackpropIsTheGradient(Shape shape, Structure structure) {
    for (RecurrentBackprop.Way way : RecurrentBackprop.Way.values()) {
      assertFollows(shape, structure, recurrentBackprop(way, 200), Closeness.EXACT);
    }
  }

  /** A cost of the output's drive, {@code f^-1(s)}: linear readout of a neuron that saturates. */
  @ParameterizedTest
  @EnumSource(Shape.class)
  void recurrentBackpropIsTheGradientOfACostOfDrives(Shape shape) {
    List<Settling> settlings =
        List.of(
            GradientCheck.SETTLING, new Settling(Schedule.SYNCHRONOUS, new Solver.Picard(0.4f)));
    for (Settling settling : settlings) {
      for (RecurrentBackprop.Way way : RecurrentBackprop.Way.values()) {
        RecurrentBackprop rule =
            new RecurrentBackprop(
                way, Readout.DRIVE, settling, LIMITS, new SettleLimits(300, 1e-9f), Team.solo());
        try (PhysicalNetwork network =
            GradientCheck.network(
                GradientCheck.description(
                    shape, Structure.ASYMMETRIC, Activation.SIGMOID, Activation.SIGMOID),
                settling)) {
          Batch x = GradientCheck.inputs(network);
          Batch y = GradientCheck.targets(network);
          ReferenceNetwork reference = GradientCheck.reference(network);
          GradientCheck.assertFollows(
              network,
              rule.estimate(network, x, y),
              reference,
              () -> costOfDrives(reference, GradientCheck.toDouble(x), GradientCheck.toDouble(y)),
              Closeness.EXACT);
        }
      }
    }
  }

  private static double costOfDrives(ReferenceNetwork network, double[][] x, double[][] y) {
    double cost = 0;
    for (int r = 0; r < x.length; r++) {
      double[] sent = network.output(x[r]);
      for (int c = 0; c < sent.length; c++) {
        double drive = Math.log(sent[c] / (1 - sent[c]));
        cost += 0.5 * Math.pow(drive - y[r][c], 2) / x.length;
      }
    }
    return cost;
  }

  /** Where the model is the hardware, errors through the model are errors through the hardware. */
  @ParameterizedTest
  @MethodSource("networks")
  void physicsAwareTrainingOnExactHardwareIsBackprop(Shape shape, Structure structure) {
    SettleLimits back = new SettleLimits(200, 1e-9f);
    PhysicsAwareTraining aware =
        new PhysicsAwareTraining(
            new ExactSubstrate(Team.solo()), 1, GradientCheck.SETTLING, LIMITS, back, Team.solo());
    assertFollows(shape, structure, aware, Closeness.EXACT);
    try (PhysicalNetwork network = GradientCheck.network(shape, structure)) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      Estimate modelled = aware.estimate(network, x, y);
      Estimate exact =
          recurrentBackprop(RecurrentBackprop.Way.FULL_ADJOINT, 200).estimate(network, x, y);
      for (EdgeId edge : network.description().edges()) {
        assertThat(GradientCheck.gradient(network, modelled, edge))
            .isEqualTo(GradientCheck.gradient(network, exact, edge));
      }
    }
  }

  /** Feedback alignment is the gradient where no error has to come back: at the output. */
  @ParameterizedTest
  @EnumSource(Shape.class)
  void feedbackAlignmentIsTheGradientAtTheOutput(Shape shape) {
    for (FeedbackAlignment.Way way : FeedbackAlignment.Way.values()) {
      try (PhysicalNetwork network = GradientCheck.network(shape, Structure.FEEDFORWARD)) {
        Batch x = GradientCheck.inputs(network);
        Batch y = GradientCheck.targets(network);
        Estimate aligned =
            new FeedbackAlignment(way, new ExactSubstrate(Team.solo()), 1f, 1, LIMITS, Team.solo())
                .estimate(network, x, y);
        Estimate exact =
            recurrentBackprop(RecurrentBackprop.Way.FULL_ADJOINT, 200).estimate(network, x, y);
        int output = network.description().output();
        for (EdgeId edge : network.description().edges()) {
          if (edge.to() == output) {
            GradientCheck.assertClose(
                edge.toString(),
                GradientCheck.gradient(network, aligned, edge),
                GradientCheck.gradient(network, exact, edge),
                Closeness.EXACT);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void dualPropagationFollowsTheGradient(Shape shape) {
    for (DualSequence sequence : DualSequence.Named.values()) {
      assertFollows(
          shape,
          Structure.FEEDFORWARD,
          dualPropagation(DualForm.ORIGINAL, 0.5f, sequence),
          Closeness.SMALL_NUDGE);
    }
    for (float alpha : new float[] {0f, 0.5f, 1f}) {
      assertFollows(
          shape,
          Structure.FEEDFORWARD,
          dualPropagation(DualForm.LAGRANGIAN, alpha, DualSequence.Named.BACKWARD),
          new Closeness(0.9995, 0.05));
    }
  }

  private static DualPropagation dualPropagation(
      DualForm form, float alpha, DualSequence sequence) {
    SettleLimits passes = new SettleLimits(60, 1e-8f);
    return new DualPropagation(form, alpha, BETA, sequence, LIMITS, passes, Team.solo());
  }

  @Test
  void dualPropagationRefusesFeedback() {
    Estimator rule = dualPropagation(DualForm.LAGRANGIAN, 0.5f, DualSequence.Named.FORWARD);
    try (PhysicalNetwork network = GradientCheck.network(Shape.DENSE, Structure.SYMMETRIC)) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      assertThatThrownBy(() -> rule.estimate(network, x, y))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("symmetric")
          .hasMessageContaining("dyadic");
    }
  }

  private static RecurrentBackprop recurrentBackprop(RecurrentBackprop.Way way, int steps) {
    return new RecurrentBackprop(
        way,
        Readout.STATE,
        GradientCheck.SETTLING,
        LIMITS,
        new SettleLimits(steps, 1e-9f),
        Team.solo());
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void centredEquilibriumPropagationFollowsTheGradient(Shape shape) {
    assertFollows(
        shape,
        Structure.SYMMETRIC,
        new EquilibriumPropagation(Variant.CENTERED, BETA, LIMITS, LIMITS),
        Closeness.SMALL_NUDGE);
  }

  @ParameterizedTest
  @EnumSource(value = Variant.class, names = "CENTERED", mode = EnumSource.Mode.EXCLUDE)
  void oneSidedEquilibriumPropagationFollowsTheGradient(Variant variant) {
    for (Shape shape : Shape.values()) {
      assertFollows(
          shape,
          Structure.SYMMETRIC,
          new EquilibriumPropagation(variant, BETA, LIMITS, LIMITS),
          new Closeness(0.9995, 0.05));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Structure.class,
      names = {"SYMMETRIC", "RESISTIVE"},
      mode = EnumSource.Mode.EXCLUDE)
  void equilibriumPropagationRefusesWhereItDoesNotHold(Structure structure) {
    Estimator rule = new EquilibriumPropagation(Variant.CENTERED, BETA, LIMITS, LIMITS);
    try (PhysicalNetwork network = GradientCheck.network(Shape.DENSE, structure)) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      assertThatThrownBy(() -> rule.estimate(network, x, y))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(structure.label())
          .hasMessageContaining("dyadic");
    }
  }

  @Test
  void dyadicLearningInASymmetricNetworkIsCentredEquilibriumPropagation() {
    try (PhysicalNetwork network = GradientCheck.network(Shape.DENSE, Structure.SYMMETRIC)) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      // s+ feels beta/2, so the centred nudge of strength beta/2 is the same pair of states.
      Estimate dyadic = new DyadicLearning(0.2f, LIMITS, LIMITS).estimate(network, x, y);
      Estimate centred =
          new EquilibriumPropagation(Variant.CENTERED, 0.1f, LIMITS, LIMITS)
              .estimate(network, x, y);
      GradientCheck.assertAgree(network, dyadic, centred, new Closeness(1 - 1e-7, 1e-4));
    }
  }
}
