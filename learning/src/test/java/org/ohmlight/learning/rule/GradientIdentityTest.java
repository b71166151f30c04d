package org.ohmlight.learning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

/**
 * At small nudging each rule's estimate is the gradient of the equilibrium loss, in every layer:
 * held against finite differences of a network settled in double.
 */
class GradientIdentityTest {
  private static final long SEED = 11;
  private static final int ROWS = 3;
  private static final float BETA = 0.02f;
  private static final SettleLimits LIMITS = new SettleLimits(1500, 0f);

  private static PhysicalNetwork network(Structure structure) {
    NetworkDescription description =
        NetworkDescription.dense(
            List.of(6, 9, 7, 4), Activation.SIGMOID, Activation.LINEAR, structure);
    LayeredNetwork network =
        new LayeredNetwork(
            new ExactSubstrate(Team.solo()),
            description,
            new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.4f)),
            new Initialization(SEED, 1.5f, 1.2f, 4f),
            Team.solo());
    for (int k = 1; k <= description.output(); k++) {
      RandomStream.of(SEED, "bias " + k).normals(network.bias(k), 0, network.bias(k).length, 0);
    }
    return network;
  }

  private static Batch uniform(String name, int width) {
    Batch batch = Batch.zeros(ROWS, width);
    RandomStream.of(SEED, name).uniforms(batch.values(), 0, batch.values().length, 0);
    return batch;
  }

  private static double[][] toDouble(Batch batch) {
    double[][] rows = new double[batch.rows()][batch.width()];
    for (int r = 0; r < batch.rows(); r++) {
      for (int c = 0; c < batch.width(); c++) {
        rows[r][c] = batch.at(r, c);
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource(Structure.class)
  void dyadicLearningFollowsTheGradient(Structure structure) {
    assertFollowsTheGradient(structure, new DyadicLearning(BETA, LIMITS, LIMITS), 1 - 1e-5, 2e-3);
  }

  @Test
  void centredEquilibriumPropagationFollowsTheGradient() {
    assertFollowsTheGradient(
        Structure.SYMMETRIC,
        new EquilibriumPropagation(Variant.CENTERED, BETA, LIMITS, LIMITS),
        1 - 1e-5,
        2e-3);
  }

  @ParameterizedTest
  @EnumSource(value = Variant.class, names = "CENTERED", mode = EnumSource.Mode.EXCLUDE)
  void oneSidedEquilibriumPropagationFollowsTheGradient(Variant variant) {
    assertFollowsTheGradient(
        Structure.SYMMETRIC,
        new EquilibriumPropagation(variant, BETA, LIMITS, LIMITS),
        0.9999,
        0.05);
  }

  @ParameterizedTest
  @EnumSource(value = Structure.class, names = "SYMMETRIC", mode = EnumSource.Mode.EXCLUDE)
  void equilibriumPropagationRefusesWhereItDoesNotHold(Structure structure) {
    Estimator rule = new EquilibriumPropagation(Variant.CENTERED, BETA, LIMITS, LIMITS);
    try (PhysicalNetwork network = network(structure)) {
      assertThatThrownBy(() -> rule.estimate(network, uniform("x", 6), uniform("y", 4)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(structure.label())
          .hasMessageContaining("dyadic");
    }
  }

  @Test
  void dyadicLearningInASymmetricNetworkIsCentredEquilibriumPropagation() {
    Batch x = uniform("x", 6);
    Batch y = uniform("y", 4);
    try (PhysicalNetwork network = network(Structure.SYMMETRIC)) {
      // s+ feels beta/2, so the centred nudge of strength beta/2 is the same pair of states.
      Estimate dyadic = new DyadicLearning(0.2f, LIMITS, LIMITS).estimate(network, x, y);
      Estimate centred =
          new EquilibriumPropagation(Variant.CENTERED, 0.1f, LIMITS, LIMITS)
              .estimate(network, x, y);
      for (EdgeId edge : network.description().edges()) {
        double[] a = gradient(network, dyadic, edge);
        double[] b = gradient(network, centred, edge);
        assertThat(cosine(a, b)).isGreaterThan(1 - 1e-7);
        assertThat(norm(a) / norm(b)).isBetween(0.9999, 1.0001);
      }
    }
  }

  private static void assertFollowsTheGradient(
      Structure structure, Estimator rule, double leastCosine, double normTolerance) {
    Batch x = uniform("x", 6);
    Batch y = uniform("y", 4);
    try (PhysicalNetwork network = network(structure)) {
      Map<EdgeId, float[]> weights = new LinkedHashMap<>();
      for (EdgeId edge : network.description().edges()) {
        float[] w = new float[network.edge(edge).weights()];
        network.edge(edge).coupling().read(w);
        weights.put(edge, w);
      }
      float[][] biases = new float[network.description().layers().size()][];
      for (int k = 0; k < biases.length; k++) {
        biases[k] = network.bias(k);
      }
      ReferenceNetwork reference = new ReferenceNetwork(network.description(), weights, biases);
      Estimate estimate = rule.estimate(network, x, y);
      for (EdgeId edge : network.description().edges()) {
        assertClose(
            edge.toString(),
            gradient(network, estimate, edge),
            reference.gradient(edge, toDouble(x), toDouble(y)),
            leastCosine,
            normTolerance);
      }
      for (int k = 1; k <= network.description().output(); k++) {
        float[] bias = new float[network.bias(k).length];
        estimate.biasGradient(k, bias);
        assertClose(
            "bias " + k,
            toDouble(bias),
            reference.biasGradient(k, toDouble(x), toDouble(y)),
            leastCosine,
            normTolerance);
      }
    }
  }

  private static void assertClose(
      String what, double[] estimate, double[] exact, double leastCosine, double normTolerance) {
    assertThat(cosine(estimate, exact)).as("cosine of %s", what).isGreaterThan(leastCosine);
    assertThat(norm(estimate) / norm(exact))
        .as("norm ratio of %s", what)
        .isBetween(1 - normTolerance, 1 + normTolerance);
  }

  private static double[] gradient(PhysicalNetwork network, Estimate estimate, EdgeId edge) {
    float[] gradient = new float[network.edge(edge).weights()];
    estimate.gradient(network.edge(edge), gradient, network.nextTick());
    return toDouble(gradient);
  }

  private static double[] toDouble(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static double norm(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }

  private static double cosine(double[] x, double[] y) {
    double dot = 0;
    for (int i = 0; i < x.length; i++) {
      dot += x[i] * y[i];
    }
    return dot / (norm(x) * norm(y));
  }
}
