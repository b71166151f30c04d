package org.ohmlight.learning.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** Holds the estimate of a rule against finite differences of a network settled in double. */
final class GradientCheck {
  static final long SEED = 11;
  static final SettleLimits LIMITS = new SettleLimits(1500, 0f);
  static final Settling SETTLING = new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.4f));
  private static final int ROWS = 3;

  /** Networks that the rules are held to. */
  enum Shape {
    /** Dense layers, with a link that skips one. */
    DENSE,
    /** Convolutions with average pooling and squeezing, then a dense layer. */
    CONVOLUTIONAL
  }

  /**
   * How close an estimate must be.
   *
   * @param leastCosine least cosine to the gradient, of each edge and bias
   * @param norm largest difference of the norm's ratio from 1
   */
  record Closeness(double leastCosine, double norm) {
    static final Closeness EXACT = new Closeness(1 - 1e-6, 1e-4);
    static final Closeness SMALL_NUDGE = new Closeness(1 - 1e-5, 2e-3);
  }

  private final Map<String, double[]> gradients = new HashMap<>();

  static NetworkDescription description(
      Shape shape, Structure structure, Activation hidden, Activation output) {
    return switch (shape) {
      case DENSE -> {
        NetworkDescription chain =
            NetworkDescription.dense(List.of(6, 9, 7, 4), hidden, output, structure);
        List<Link> links = new ArrayList<>(chain.links());
        links.add(new Link(1, 3, Wiring.DENSE));
        yield new NetworkDescription(chain.layers(), links, structure, 3);
      }
      case CONVOLUTIONAL ->
          new NetworkDescription(
              List.of(
                  new LayerDescription(new LayerShape(1, 8, 8), Activation.LINEAR),
                  new LayerDescription(new LayerShape(2, 4, 4), hidden),
                  new LayerDescription(new LayerShape(3, 2, 2), hidden),
                  new LayerDescription(3, output)),
              List.of(
                  new Link(0, 1, new Wiring.Convolution(2, 3, 1, 1, false, Wiring.Pool.AVERAGE, 2)),
                  new Link(1, 2, new Wiring.Convolution(3, 3, 1, 1, true, Wiring.Pool.NONE, 1)),
                  new Link(2, 3, Wiring.DENSE)),
              structure,
              3);
    };
  }

  static PhysicalNetwork network(Shape shape, Structure structure) {
    return network(description(shape, structure, Activation.SIGMOID, Activation.LINEAR), SETTLING);
  }

  static PhysicalNetwork network(NetworkDescription description, Settling settling) {
    LayeredNetwork network =
        new LayeredNetwork(
            new ExactSubstrate(Team.solo()),
            description,
            settling,
            new Initialization(SEED, 1.5f, 1.2f, 4f),
            Team.solo());
    for (int k = 1; k <= description.last(); k++) {
      RandomStream.of(SEED, "bias " + k).normals(network.bias(k), 0, network.bias(k).length, 0);
    }
    return network;
  }

  static Batch inputs(PhysicalNetwork network) {
    return uniform("x", network.description().size(0));
  }

  static Batch targets(PhysicalNetwork network) {
    return uniform("y", network.description().size(network.description().output()));
  }

  private static Batch uniform(String name, int width) {
    Batch batch = Batch.zeros(ROWS, width);
    RandomStream.of(SEED, name).uniforms(batch.values(), 0, batch.values().length, 0);
    return batch;
  }

  /** Every edge and every bias of an estimate follows the gradient of the equilibrium loss. */
  void assertFollows(PhysicalNetwork network, Estimator rule, Closeness closeness) {
    Batch x = inputs(network);
    Batch y = targets(network);
    ReferenceNetwork reference = reference(network);
    Estimate estimate = rule.estimate(network, x, y);
    NetworkDescription description = network.description();
    for (EdgeId edge : description.edges()) {
      double[] exact =
          gradients.computeIfAbsent(
              description + " " + edge, name -> reference.gradient(edge, toDouble(x), toDouble(y)));
      assertClose(edge.toString(), gradient(network, estimate, edge), exact, closeness);
    }
    for (int k = 1; k <= description.last(); k++) {
      int layer = k;
      double[] exact =
          gradients.computeIfAbsent(
              description + " bias " + k,
              name -> reference.biasGradient(layer, toDouble(x), toDouble(y)));
      assertClose("bias " + k, biasGradient(network, estimate, k), exact, closeness);
    }
  }

  /** Every edge and every bias of an estimate follows the gradient of any loss. */
  static void assertFollows(
      PhysicalNetwork network,
      Estimate estimate,
      ReferenceNetwork reference,
      DoubleSupplier loss,
      Closeness closeness) {
    for (EdgeId edge : network.description().edges()) {
      double[] exact = reference.gradient(edge, loss);
      assertClose(edge.toString(), gradient(network, estimate, edge), exact, closeness);
    }
    for (int k = 1; k <= network.description().last(); k++) {
      double[] exact = reference.biasGradient(k, loss);
      assertClose("bias " + k, biasGradient(network, estimate, k), exact, closeness);
    }
  }

  static ReferenceNetwork reference(PhysicalNetwork network) {
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
    return new ReferenceNetwork(network.description(), weights, biases);
  }

  static void assertClose(String what, double[] estimate, double[] exact, Closeness closeness) {
    assertThat(cosine(estimate, exact))
        .as("cosine of %s", what)
        .isGreaterThan(closeness.leastCosine);
    assertThat(norm(estimate) / norm(exact))
        .as("norm ratio of %s", what)
        .isBetween(1 - closeness.norm, 1 + closeness.norm);
  }

  /** Two estimates agree in every edge and bias. */
  static void assertAgree(
      PhysicalNetwork network, Estimate one, Estimate other, Closeness closeness) {
    for (EdgeId edge : network.description().edges()) {
      assertClose(
          edge.toString(), gradient(network, one, edge), gradient(network, other, edge), closeness);
    }
    for (int k = 1; k <= network.description().last(); k++) {
      assertClose(
          "bias " + k, biasGradient(network, one, k), biasGradient(network, other, k), closeness);
    }
  }

  static double[] gradient(PhysicalNetwork network, Estimate estimate, EdgeId edge) {
    float[] gradient = new float[network.edge(edge).weights()];
    estimate.gradient(network.edge(edge), gradient, network.nextTick());
    return toDouble(gradient);
  }

  static double[] biasGradient(PhysicalNetwork network, Estimate estimate, int layer) {
    float[] bias = new float[network.bias(layer).length];
    estimate.biasGradient(layer, bias);
    return toDouble(bias);
  }

  static double[][] toDouble(Batch batch) {
    double[][] rows = new double[batch.rows()][batch.width()];
    for (int r = 0; r < batch.rows(); r++) {
      for (int c = 0; c < batch.width(); c++) {
        rows[r][c] = batch.at(r, c);
      }
    }
    return rows;
  }

  private static double[] toDouble(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  static double norm(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }

  static double cosine(double[] x, double[] y) {
    double dot = 0;
    for (int i = 0; i < x.length; i++) {
      dot += x[i] * y[i];
    }
    return dot / (norm(x) * norm(y));
  }
}
