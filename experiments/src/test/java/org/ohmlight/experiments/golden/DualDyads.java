package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.DualForm;
import org.ohmlight.learning.loop.DualStates;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.rule.DualPropagation;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import tools.jackson.databind.JsonNode;

/**
 * Dual propagation of another implementation, both forms: the forward pass, the size of the errors
 * after every single update of a layer, dyads, estimates, and their angle to the exact gradient.
 *
 * <p>An estimate is a difference of single-precision states over beta: its tolerance is {@value
 * #ESTIMATE} over beta.
 */
final class DualDyads implements GoldenKind {
  private static final double STATE = 1e-5;
  private static final double ESTIMATE = 1e-6;
  private static final SettleLimits ONCE = new SettleLimits(1, 0f);

  @Override
  public String name() {
    return "dual-propagation";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.has("case.json") && golden.name().startsWith("dualprop-");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode about = golden.description();
    GoldenArrays data = new GoldenArrays(golden);
    List<Integer> sizes = new ArrayList<>();
    about.get("layers").forEach(size -> sizes.add(size.asInt()));
    int rows = data.shape("x")[0];
    Batch x = Batch.of(data.floats("x"), rows, sizes.getFirst());
    Batch y = Batch.of(data.floats("y"), rows, sizes.getLast());
    int[] order = Arrays.stream(data.values("order")).mapToInt(layer -> (int) layer).toArray();
    Deviation deviation = new Deviation();
    try (LayeredNetwork network = network(about, data, sizes)) {
      for (int updates = 1; updates <= order.length; updates++) {
        DualPropagation rule = rule(about, Arrays.copyOf(order, updates));
        Estimate estimate = rule.estimate(network, x, y);
        DualStates dyads = rule.states(rows);
        errors(dyads, updates, data, deviation);
        if (updates == order.length) {
          states(estimate, dyads, data, deviation);
          estimates(network, estimate, about, data, deviation);
        }
      }
    }
    return deviation.worst();
  }

  private static DualPropagation rule(JsonNode about, int[] order) {
    String variant = about.get("variant").asString();
    return new DualPropagation(
        variant.startsWith("Lagrangian") ? DualForm.LAGRANGIAN : DualForm.ORIGINAL,
        (float) about.get("alpha").asDouble(),
        (float) about.get("beta").asDouble(),
        last -> order,
        new SettleLimits(order.length, 0f),
        ONCE,
        Team.solo());
  }

  private static LayeredNetwork network(JsonNode about, GoldenArrays data, List<Integer> sizes) {
    Map<EdgeId, float[]> weights = new LinkedHashMap<>();
    Map<Integer, float[]> biases = new LinkedHashMap<>();
    for (int k = 1; k < sizes.size(); k++) {
      weights.put(
          new EdgeId(k - 1, k),
          GoldenNetwork.transposed(data.floats("W" + k), sizes.get(k - 1), sizes.get(k)));
      biases.put(k, data.floats("b" + k));
    }
    Settling forward = new Settling(Schedule.LAYER_SWEEP, new Solver.Picard(1f));
    return GoldenNetwork.of(
        NetworkDescription.dense(
            sizes,
            activation(about.get("activation").asString()),
            Activation.LINEAR,
            Structure.FEEDFORWARD),
        forward,
        weights,
        biases);
  }

  private static Activation activation(String text) {
    for (Activation activation : Activation.values()) {
      if (text.split(" ", -1)[0].equals(activation.label().replace("-", ""))) {
        return activation;
      }
    }
    throw new AssertionError("unknown activation: " + text);
  }

  /** {@code sum |s+ - s-|} of every layer after so many updates. */
  private static void errors(
      DualStates dyads, int updates, GoldenArrays data, Deviation deviation) {
    int last = dyads.difference().length - 1;
    double[] expected = data.values("delta_l1");
    for (int k = 1; k <= last; k++) {
      double sum = 0;
      for (float d : dyads.difference()[k].values()) {
        sum += Math.abs(d);
      }
      deviation.record(
          "errors of layer " + k + " after " + updates + " updates",
          Math.abs(sum - expected[(updates - 1) * last + k - 1]),
          STATE * Math.max(1, dyads.difference()[k].width()));
    }
  }

  private static void states(
      Estimate estimate, DualStates dyads, GoldenArrays data, Deviation deviation) {
    for (int k = 1; k < dyads.plus().length; k++) {
      float[] free = estimate.freeState().plus(k).values();
      deviation.absolute("free_s" + k, free, data.values("free_s" + k), STATE);
      deviation.absolute("sp" + k, dyads.plus()[k].values(), data.values("sp" + k), STATE);
      deviation.absolute("sm" + k, dyads.minus()[k].values(), data.values("sm" + k), STATE);
    }
  }

  private static void estimates(
      LayeredNetwork network,
      Estimate estimate,
      JsonNode about,
      GoldenArrays data,
      Deviation deviation) {
    double tolerance = ESTIMATE / about.get("beta").asDouble();
    for (int k = 1; k <= network.description().output(); k++) {
      EdgeId edge = new EdgeId(k - 1, k);
      float[] gradient = new float[network.edge(edge).weights()];
      estimate.gradient(network.edge(edge), gradient, network.nextTick());
      float[] asStored =
          GoldenNetwork.transposed(
              gradient, network.description().size(k), network.description().size(k - 1));
      deviation.absolute("grad_W" + k, asStored, data.values("grad_W" + k), tolerance);
      double least = about.get("cosine_vs_exact").get(k - 1).asDouble() - 1e-4;
      assertThat(Deviation.cosine(asStored, data.values("grad_exact_W" + k)))
          .as("cosine of W%s to the exact gradient", k)
          .isGreaterThanOrEqualTo(least);
      float[] bias = new float[network.description().size(k)];
      estimate.biasGradient(k, bias);
      deviation.absolute("grad_b" + k, bias, data.values("grad_b" + k), tolerance);
    }
  }
}
