package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import tools.jackson.databind.JsonNode;

/**
 * Dyadic learning in dense and convolutional networks of all four structures: free equilibria, the
 * first nudged steps of both rails, dyads, estimates, and the exact gradient of the equilibrium
 * loss.
 *
 * <p>An estimate is a difference of single-precision states over beta: its tolerance is {@value
 * #ESTIMATE} over beta. Beta = 1e-3 leaves few digits of it, so the angle to the exact gradient is
 * held at beta = {@value #CLEAR_BETA} where the case's activation is smooth.
 */
final class DyadicNetworks implements GoldenKind {
  private static final double STATE = 1e-5;
  private static final double ESTIMATE = 1e-6;
  private static final double ANGLE = 1e-4;
  private static final float SMALL_BETA = 0.01f;
  private static final float CLEAR_BETA = 0.05f;
  private static final SettleLimits ONE_STEP = new SettleLimits(1, 0f);
  private static final SettleLimits TO_REST = new SettleLimits(2000, 0f);

  @Override
  public String name() {
    return "dyadic";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.has("case.json")
        && (golden.name().startsWith("dyadic-dense-") || golden.name().startsWith("dyadic-conv-"));
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode about = golden.description();
    GoldenArrays data = new GoldenArrays(golden);
    Structure structure = structure(about.get("structure").asString());
    Deviation deviation = new Deviation();
    try (LayeredNetwork network = network(about, data, structure)) {
      int rows = data.shape("x")[0];
      NetworkDescription description = network.description();
      Batch x = Batch.of(data.floats("x"), rows, description.size(0));
      Batch y = Batch.of(data.floats("y"), rows, description.size(description.output()));
      float beta = (float) about.get("beta").asDouble();
      dyads(network, x, y, beta, data, deviation);
      Map<String, float[]> estimates = estimates(network, x, y, beta);
      estimates.forEach((name, g) ->
          deviation.absolute("grad_" + name, g, data.values("grad_" + name), ESTIMATE / beta));
      if (beta <= SMALL_BETA) {
        estimates(network, x, y, CLEAR_BETA)
            .forEach((name, g) -> requireAngle(name, g, data, 1 - ANGLE));
      } else {
        JsonNode stated = about.get("cosine_vs_exact");
        estimates.forEach(
            (name, g) -> requireAngle(name, g, data, stated.get(name).asDouble() - ANGLE));
      }
    }
    return deviation.worst();
  }

  private static Structure structure(String text) {
    if (text.startsWith("feedforward")) {
      return Structure.FEEDFORWARD;
    }
    if (text.startsWith("symmetric")) {
      return Structure.SYMMETRIC;
    }
    if (text.startsWith("skew")) {
      return Structure.SKEW_SYMMETRIC;
    }
    if (text.startsWith("asymmetric")) {
      return Structure.ASYMMETRIC;
    }
    throw new AssertionError("unknown structure: " + text);
  }

  private static Activation activation(String text) {
    for (Activation activation : Activation.values()) {
      if (text.split(" ", -1)[0].equals(activation.label().replace("-", ""))) {
        return activation;
      }
    }
    throw new AssertionError("unknown activation: " + text);
  }

  private static LayeredNetwork network(JsonNode about, GoldenArrays data, Structure structure) {
    NetworkDescription description =
        GoldenNetwork.chain(
            about.get("shapes"),
            activation(about.get("activation").asString()),
            structure,
            channels -> new Wiring.Convolution(channels, 3, 1, 1, true, Wiring.Pool.NONE, 1));
    Map<EdgeId, float[]> weights = new LinkedHashMap<>();
    Map<Integer, float[]> biases = new LinkedHashMap<>();
    for (Link link : description.links()) {
      int k = link.to();
      weights.put(link.forward(), data.floats("A" + k));
      biases.put(k, data.floats("b" + k));
      if (description.hasBackEdge(link)) {
        weights.put(
            link.back(),
            GoldenNetwork.transposed(
                data.floats("B" + k),
                description.outputs(link.forward()),
                description.inputs(link.forward())));
      }
    }
    Settling settling =
        new Settling(
            Schedule.EVEN_ODD,
            new Solver.MirrorDescent((float) about.get("alpha_step").asDouble()));
    return GoldenNetwork.of(description, settling, weights, biases);
  }

  private static void dyads(
      LayeredNetwork network,
      Batch x,
      Batch y,
      float beta,
      GoldenArrays data,
      Deviation deviation) {
    NetworkState free = NetworkState.single(network.description(), x.rows());
    network.clamp(x);
    network.settle(Nudge.FREE, free, TO_REST);
    for (int k = 1; k < free.layers(); k++) {
      deviation.absolute("free_s" + k, free.plus(k).values(), data.values("free_s" + k), STATE);
    }
    NetworkState dyads = NetworkState.dyadic(network.description(), x.rows());
    dyads.copyFrom(free);
    int steps = data.shape("traj_ap1")[0];
    for (int step = 0; step < steps; step++) {
      network.settle(new Nudge.Dyadic(y, beta), dyads, ONE_STEP);
      for (int k = 1; k < dyads.layers(); k++) {
        compareStep("traj_ap" + k, dyads.plusDrive(k), data, step, deviation);
        compareStep("traj_am" + k, dyads.minusDrive(k), data, step, deviation);
      }
    }
    network.settle(new Nudge.Dyadic(y, beta), dyads, TO_REST);
    for (int k = 1; k < dyads.layers(); k++) {
      deviation.absolute("sp" + k, dyads.plus(k).values(), data.values("sp" + k), STATE);
      deviation.absolute("sm" + k, dyads.minus(k).values(), data.values("sm" + k), STATE);
    }
  }

  private static void compareStep(
      String name, Batch drive, GoldenArrays data, int step, Deviation deviation) {
    int size = drive.values().length;
    double[] expected = Arrays.copyOfRange(data.values(name), step * size, (step + 1) * size);
    deviation.absolute(name + " at step " + (step + 1), drive.values(), expected, STATE);
  }

  private static Map<String, float[]> estimates(
      LayeredNetwork network, Batch x, Batch y, float beta) {
    Estimate estimate = new DyadicLearning(beta, TO_REST, TO_REST).estimate(network, x, y);
    Map<String, float[]> gradients = new LinkedHashMap<>();
    for (EdgeId id : network.description().edges()) {
      Edge edge = network.edge(id);
      float[] gradient = new float[edge.weights()];
      estimate.gradient(edge, gradient, network.nextTick());
      if (id.from() < id.to()) {
        gradients.put("A" + id.to(), gradient);
      } else {
        Coupling back = edge.coupling();
        gradients.put(
            "B" + id.from(), GoldenNetwork.transposed(gradient, back.outputs(), back.inputs()));
      }
    }
    for (int k = 1; k <= network.description().last(); k++) {
      float[] bias = new float[network.bias(k).length];
      estimate.biasGradient(k, bias);
      gradients.put("b" + k, bias);
    }
    return gradients;
  }

  private static void requireAngle(
      String name, float[] estimate, GoldenArrays data, double leastCosine) {
    assertThat(Deviation.cosine(estimate, data.values("grad_exact_" + name)))
        .as("cosine of %s to the exact gradient", name)
        .isGreaterThanOrEqualTo(leastCosine);
  }
}
