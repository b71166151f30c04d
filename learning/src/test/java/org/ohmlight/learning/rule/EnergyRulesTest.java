package org.ohmlight.learning.rule;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.GradientCheck.Closeness;
import org.ohmlight.learning.rule.GradientCheck.Shape;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;

/** Rules of networks with an energy, at nudges that are not small. */
@TestInstance(Lifecycle.PER_CLASS)
class EnergyRulesTest {
  private static final SettleLimits LIMITS = new SettleLimits(600, 0f);
  private static final float RADIUS = 0.2f;

  private final GradientCheck check = new GradientCheck();

  private static HolomorphicPropagation holomorphic(int points) {
    return new HolomorphicPropagation(
        RADIUS, points, GradientCheck.SETTLING, LIMITS, LIMITS, Team.solo());
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void holomorphicEquilibriumPropagationIsTheGradientAtAFiniteRadius(Shape shape) {
    try (PhysicalNetwork network = GradientCheck.network(shape, Structure.SYMMETRIC)) {
      check.assertFollows(network, holomorphic(8), new Closeness(1 - 1e-6, 2e-3));
    }
  }

  @Test
  void anOddNumberOfPointsWillDo() {
    try (PhysicalNetwork network = GradientCheck.network(Shape.DENSE, Structure.SYMMETRIC)) {
      check.assertFollows(network, holomorphic(7), new Closeness(1 - 1e-5, 5e-3));
    }
  }

  @Test
  void twoPointsOfTheCircleAreCentredEquilibriumPropagation() {
    try (PhysicalNetwork network = GradientCheck.network(Shape.DENSE, Structure.SYMMETRIC)) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      Estimate circle = holomorphic(2).estimate(network, x, y);
      Estimate centred =
          new EquilibriumPropagation(Variant.CENTERED, RADIUS, LIMITS, LIMITS)
              .estimate(network, x, y);
      GradientCheck.assertAgree(network, circle, centred, new Closeness(1 - 1e-6, 1e-4));
    }
  }

  @Test
  void activationsWithCornersHaveNoComplexForm() {
    NetworkDescription description =
        GradientCheck.description(
            Shape.DENSE, Structure.SYMMETRIC, Activation.HARD_SIGMOID, Activation.LINEAR);
    try (PhysicalNetwork network = GradientCheck.network(description, GradientCheck.SETTLING)) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      assertThatThrownBy(() -> holomorphic(4).estimate(network, x, y))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("layer 1 has hard-sigmoid")
          .hasMessageContaining("sigmoid or tanh");
    }
  }

  /** Coupled learning at a small part of the way, contrastive Hebbian learning at all of it. */
  @ParameterizedTest
  @EnumSource(Shape.class)
  void contrastiveLearningFollowsTheContrastOfEnergies(Shape shape) {
    for (float beta : new float[] {0.1f, 1f}) {
      try (PhysicalNetwork network = GradientCheck.network(shape, Structure.SYMMETRIC)) {
        Batch x = GradientCheck.inputs(network);
        Batch y = GradientCheck.targets(network);
        double[][] inputs = GradientCheck.toDouble(x);
        double[][] held = GradientCheck.toDouble(y);
        ReferenceNetwork reference = GradientCheck.reference(network);
        for (int r = 0; r < held.length; r++) {
          double[] output = reference.output(inputs[r]);
          for (int i = 0; i < output.length; i++) {
            held[r][i] = output[i] + beta * (held[r][i] - output[i]);
          }
        }
        GradientCheck.assertFollows(
            network,
            new ContrastiveLearning(beta, LIMITS, LIMITS).estimate(network, x, y),
            reference,
            () -> reference.contrast(inputs, held, beta),
            new Closeness(1 - 1e-6, 1e-3));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Structure.class,
      names = {"SYMMETRIC", "RESISTIVE"},
      mode = EnumSource.Mode.EXCLUDE)
  void rulesThatNeedAnEnergyRefuseWhereThereIsNone(Structure structure) {
    try (PhysicalNetwork network = GradientCheck.network(Shape.DENSE, structure)) {
      Batch x = GradientCheck.inputs(network);
      Batch y = GradientCheck.targets(network);
      for (Estimator rule :
          new Estimator[] {holomorphic(4), new ContrastiveLearning(1f, LIMITS, LIMITS)}) {
        assertThatThrownBy(() -> rule.estimate(network, x, y))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(structure.label())
            .hasMessageContaining("dyadic");
      }
    }
  }
}
