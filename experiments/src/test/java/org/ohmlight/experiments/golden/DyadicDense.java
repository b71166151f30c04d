package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import tools.jackson.databind.JsonNode;

/**
 * Dyadic learning in dense networks of all four structures: free equilibria, the first nudged steps
 * of both rails, dyads, estimates, and the exact gradient of the equilibrium loss.
 *
 * <p>An estimate is a difference of single-precision states over beta: its tolerance is {@value
 * #ESTIMATE} over beta. At beta = 1e-3 that is coarse, so the angle to the exact gradient is held
 * too.
 */
final class DyadicDense implements GoldenKind {
  private static final double STATE = 1e-5;
  private static final double ESTIMATE = 1e-6;
  private static final SettleLimits ONE_STEP = new SettleLimits(1, 0f);
  private static final SettleLimits TO_REST = new SettleLimits(2000, 0f);

  @Override
  public String name() {
    return "dyadic-dense";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.has("case.json") && golden.name().startsWith("dyadic-dense-");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode about = golden.description();
    GoldenArrays data = new GoldenArrays(golden);
    List<Integer> sizes = new ArrayList<>();
    about.get("shapes").forEach(shape -> sizes.add(shape.get(0).asInt()));
    Structure structure = structure(about.get("structure").asString());
    Deviation deviation = new Deviation();
    try (LayeredNetwork network = network(about, data, sizes, structure)) {
      int rows = data.shape("x")[0];
      Batch x = Batch.of(data.floats("x"), rows, sizes.getFirst());
      Batch y = Batch.of(data.floats("y"), rows, sizes.getLast());
      float beta = (float) about.get("beta").asDouble();
      dyads(network, x, y, beta, data, deviation);
      Estimate estimate = new DyadicLearning(beta, TO_REST, TO_REST).estimate(network, x, y);
      estimates(network, estimate, beta, about, data, deviation);
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

  private static LayeredNetwork network(
      JsonNode about, GoldenArrays data, List<Integer> sizes, Structure structure) {
    Map<EdgeId, float[]> weights = new LinkedHashMap<>();
    Map<Integer, float[]> biases = new LinkedHashMap<>();
    for (int k = 1; k < sizes.size(); k++) {
      weights.put(new EdgeId(k - 1, k), data.floats("A" + k));
      biases.put(k, data.floats("b" + k));
      if (k > 1 && structure == Structure.ASYMMETRIC) {
        weights.put(
            new EdgeId(k, k - 1),
            GoldenNetwork.transposed(data.floats("B" + k), sizes.get(k), sizes.get(k - 1)));
      }
    }
    Settling settling =
        new Settling(
            Schedule.EVEN_ODD,
            new Solver.MirrorDescent((float) about.get("alpha_step").asDouble()));
    return GoldenNetwork.of(
        sizes,
        activation(about.get("activation").asString()),
        structure,
        settling,
        weights,
        biases);
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

  private static void estimates(
      LayeredNetwork network,
      Estimate estimate,
      float beta,
      JsonNode about,
      GoldenArrays data,
      Deviation deviation) {
    double exactCosine = beta <= 0.01 ? 1 - 1e-5 : 0;
    for (EdgeId edge : network.description().edges()) {
      int outputs = network.edge(edge).coupling().outputs();
      int inputs = network.edge(edge).coupling().inputs();
      float[] gradient = new float[outputs * inputs];
      estimate.gradient(network.edge(edge), gradient, network.nextTick());
      String name = edge.from() < edge.to() ? "A" + edge.to() : "B" + edge.from();
      float[] asStored =
          edge.from() < edge.to() ? gradient : GoldenNetwork.transposed(gradient, outputs, inputs);
      compare(name, asStored, beta, exactCosine, about, data, deviation);
    }
    for (int k = 1; k <= network.description().output(); k++) {
      float[] bias = new float[network.description().size(k)];
      estimate.biasGradient(k, bias);
      compare("b" + k, bias, beta, exactCosine, about, data, deviation);
    }
  }

  private static void compare(
      String name,
      float[] estimate,
      float beta,
      double exactCosine,
      JsonNode about,
      GoldenArrays data,
      Deviation deviation) {
    deviation.absolute("grad_" + name, estimate, data.values("grad_" + name), ESTIMATE / beta);
    double least =
        exactCosine > 0 ? exactCosine : about.get("cosine_vs_exact").get(name).asDouble() - 1e-4;
    double cosine = Deviation.cosine(estimate, data.values("grad_exact_" + name));
    assertThat(cosine).as("cosine of %s to the exact gradient", name).isGreaterThanOrEqualTo(least);
  }
}
