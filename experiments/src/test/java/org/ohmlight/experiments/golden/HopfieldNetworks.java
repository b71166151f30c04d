package org.ohmlight.experiments.golden;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.rule.EquilibriumPropagation;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
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
 * Dense deep Hopfield networks of another implementation: trajectories, energies, free and nudged
 * equilibria, and its three equilibrium-propagation estimates.
 *
 * <p>States agree within single precision; an estimate divides a difference of states by beta, so
 * its tolerance does too.
 */
final class HopfieldNetworks implements GoldenKind {
  private static final double STATE = 1e-5;
  private static final SettleLimits ONE_STEP = new SettleLimits(1, 0f);

  @Override
  public String name() {
    return "hopfield";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.has("case.json")
        && (golden.name().startsWith("ebl-dhn-") || golden.name().startsWith("ebl-conv-"));
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode about = golden.description();
    GoldenArrays data = new GoldenArrays(golden);
    Deviation deviation = new Deviation();
    try (LayeredNetwork network = network(about, data)) {
      int rows = data.shape("x")[0];
      NetworkDescription description = network.description();
      Batch x = Batch.of(data.floats("x"), rows, description.size(0));
      Batch y = Batch.of(data.floats("target"), rows, description.size(description.output()));
      float beta = (float) about.get("beta").asDouble();
      int iterations = about.get("iterations").asInt();
      NetworkState free = freePhase(network, x, data, iterations, deviation);
      nudgedPhase(network, new Nudge.Force(y, beta), "pos", free, data, iterations, deviation);
      nudgedPhase(network, new Nudge.Force(y, -beta), "neg", free, data, iterations, deviation);
      SettleLimits limits = new SettleLimits(iterations, 0f);
      for (Variant variant : Variant.values()) {
        Estimate estimate =
            new EquilibriumPropagation(variant, beta, limits, limits).estimate(network, x, y);
        gradients(network, estimate, "grad_" + name(variant) + "_", data, 1e-5 / beta, deviation);
      }
    }
    return deviation.worst();
  }

  private static String name(Variant variant) {
    return switch (variant) {
      case POSITIVE -> "positive";
      case NEGATIVE -> "negative";
      case CENTERED -> "centered";
    };
  }

  private static LayeredNetwork network(JsonNode about, GoldenArrays data) {
    Wiring.Pool pool =
        about.get("what").asString().contains("max-pooling")
            ? Wiring.Pool.MAXIMUM
            : Wiring.Pool.AVERAGE;
    NetworkDescription description =
        GoldenNetwork.chain(
            about.get("layers"),
            Activation.HARD_SIGMOID,
            Structure.SYMMETRIC,
            channels -> new Wiring.Convolution(channels, 3, 1, 1, false, pool, 2));
    Map<EdgeId, float[]> weights = new LinkedHashMap<>();
    Map<Integer, float[]> biases = new LinkedHashMap<>();
    for (Link link : description.links()) {
      weights.put(link.forward(), asHeld(link, data.floats(name(link)), description));
      biases.put(link.to(), data.floats("b" + link.to()));
    }
    return GoldenNetwork.of(description, Settling.EVEN_ODD, weights, biases);
  }

  private static String name(Link link) {
    return (link.wiring() instanceof Wiring.Dense ? "W" : "K") + link.from();
  }

  /** A case holds a dense matrix as {@code [inputs x outputs]}, a kernel as we do. */
  private static float[] asHeld(Link link, float[] stored, NetworkDescription network) {
    return link.wiring() instanceof Wiring.Dense
        ? GoldenNetwork.transposed(stored, network.size(link.from()), network.size(link.to()))
        : stored;
  }

  private static NetworkState freePhase(
      LayeredNetwork network, Batch x, GoldenArrays data, int iterations, Deviation deviation) {
    NetworkState state = NetworkState.single(network.description(), x.rows());
    network.clamp(x);
    int steps = data.shape("traj_layer1")[0];
    for (int step = 0; step < steps; step++) {
      if (step > 0) {
        network.settle(Nudge.FREE, state, ONE_STEP);
      }
      for (int k = 1; k < state.layers(); k++) {
        double[] whole = data.values("traj_layer" + k);
        int size = state.plus(k).values().length;
        double[] expected = java.util.Arrays.copyOfRange(whole, step * size, (step + 1) * size);
        deviation.absolute(
            "layer " + k + " at step " + step, state.plus(k).values(), expected, STATE);
      }
      energies(network, x, state, data, step, deviation);
    }
    network.settle(Nudge.FREE, state, new SettleLimits(iterations, 0f));
    states("free_layer", state, data, deviation);
    return state;
  }

  /** The case's energy is {@code -sum s_l W_l s_(l+1) - sum b_l s_l}, without the potentials. */
  private static void energies(
      LayeredNetwork network,
      Batch x,
      NetworkState state,
      GoldenArrays data,
      int step,
      Deviation deviation) {
    int rows = x.rows();
    double[] whole = data.values("energy_traj");
    double[] energy = new double[rows];
    double[] size = new double[rows];
    for (Link link : network.description().links()) {
      int k = link.to();
      Batch below = link.from() == 0 ? x : state.plus(link.from());
      Batch drive = Batch.zeros(rows, network.description().size(k));
      Edge edge = network.edge(link.forward());
      WiredEdge.of(network.description(), edge.id(), edge.coupling(), Team.solo())
          .passage(0, rows)
          .forward(below, drive, 0, 0);
      int pixels = network.description().shape(k).pixels();
      for (int r = 0; r < rows; r++) {
        for (int o = 0; o < drive.width(); o++) {
          double term =
              state.plus(k).at(r, o) * (drive.at(r, o) + (double) network.bias(k)[o / pixels]);
          energy[r] -= term;
          size[r] += Math.abs(term);
        }
      }
    }
    for (int r = 0; r < rows; r++) {
      deviation.record(
          "energy at step " + step,
          Math.abs(energy[r] - whole[step * rows + r]) / (1 + size[r]),
          STATE);
    }
  }

  private static void nudgedPhase(
      LayeredNetwork network,
      Nudge nudge,
      String name,
      NetworkState free,
      GoldenArrays data,
      int iterations,
      Deviation deviation) {
    NetworkState state = NetworkState.single(network.description(), free.rows());
    state.copyFrom(free);
    network.settle(nudge, state, new SettleLimits(3, 0f));
    states(name + "_iter3_layer", state, data, deviation);
    network.settle(nudge, state, new SettleLimits(iterations, 0f));
    states(name + "_layer", state, data, deviation);
  }

  private static void states(
      String prefix, NetworkState state, GoldenArrays data, Deviation deviation) {
    for (int k = 1; k < state.layers(); k++) {
      deviation.absolute(prefix + k, state.plus(k).values(), data.values(prefix + k), STATE);
    }
  }

  private static void gradients(
      LayeredNetwork network,
      Estimate estimate,
      String prefix,
      GoldenArrays data,
      double tolerance,
      Deviation deviation) {
    for (Link link : network.description().links()) {
      Edge edge = network.edge(link.forward());
      float[] gradient = new float[edge.weights()];
      estimate.gradient(edge, gradient, network.nextTick());
      float[] asStored =
          link.wiring() instanceof Wiring.Dense
              ? GoldenNetwork.transposed(
                  gradient, edge.coupling().outputs(), edge.coupling().inputs())
              : gradient;
      deviation.relative(
          prefix + name(link), asStored, data.values(prefix + name(link)), tolerance);
      float[] bias = new float[network.bias(link.to()).length];
      estimate.biasGradient(link.to(), bias);
      String name = prefix + "b" + link.to();
      deviation.relative(name, bias, data.values(name), tolerance);
    }
  }
}
