package org.ohmlight.learning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ohmlight.learning.rule.EquilibriumPropagation.Phases;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.GradientCheck.Shape;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;

/** Drift from phase to phase is not taken for the effect of the target. */
class InterleavedPhasesTest {
  private static final float BETA = 0.05f;
  private static final SettleLimits LIMITS = GradientCheck.LIMITS;

  /** The first edge's gradient, in a network that drifts by so much from phase to phase. */
  private static float[] gradient(Phases phases, float drift) {
    try (PhysicalNetwork network = GradientCheck.network(Shape.DENSE, Structure.SYMMETRIC);
        PhysicalNetwork drifting = new DriftingNetwork(network, drift)) {
      Estimate estimate =
          new EquilibriumPropagation(Variant.CENTERED, phases, BETA, LIMITS, LIMITS)
              .estimate(drifting, GradientCheck.inputs(network), GradientCheck.targets(network));
      Link first = network.description().links().getFirst();
      Edge edge = network.edge(first.forward());
      float[] into = new float[edge.coupling().outputs() * edge.coupling().inputs()];
      estimate.gradient(edge, into, network.nextTick());
      return into;
    }
  }

  private static double apart(float[] a, float[] b) {
    double rest = 0;
    double power = 0;
    for (int k = 0; k < a.length; k++) {
      rest += Math.pow(a[k] - b[k], 2);
      power += Math.pow(b[k], 2);
    }
    return Math.sqrt(rest / power);
  }

  @Test
  void linearDriftCancels() {
    float[] still = gradient(Phases.PLAIN, 0f);
    double plain = apart(gradient(Phases.PLAIN, 0.01f), still);
    double interleaved = apart(gradient(Phases.INTERLEAVED, 0.01f), still);
    assertThat(plain).isGreaterThan(0.3);
    assertThat(interleaved).isLessThan(1e-3);
  }

  @Test
  void withoutDriftTheOrderMakesNoDifference() {
    assertThat(apart(gradient(Phases.INTERLEAVED, 0f), gradient(Phases.PLAIN, 0f)))
        .isLessThan(1e-4);
  }

  @Test
  void onlyTheCentredFormHasTwoNudgedPhases() {
    assertThatThrownBy(() ->
            new EquilibriumPropagation(Variant.POSITIVE, Phases.INTERLEAVED, BETA, LIMITS, LIMITS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("POSITIVE");
  }
}
