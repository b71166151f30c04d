package org.ohmlight.experiments.golden;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.rule.EquilibriumPropagation;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.circuit.layered.ResistiveNetwork;
import tools.jackson.databind.JsonNode;

/**
 * Deep resistive networks of another implementation: trajectories, energies, costs, free and nudged
 * equilibria, three equilibrium-propagation estimates and the exact gradient.
 *
 * <p>Voltages agree within single precision of the largest one; an estimate divides a difference by
 * beta, so its tolerance does too. The exact gradient is what a centred estimate tends to: the
 * cosine between the two is a property of the method and must be the case's own.
 */
final class ResistiveNetworks implements GoldenKind {
  private static final double STATE = 1e-5;
  private static final double COSINE = 1e-4;
  private static final SettleLimits ONE_STEP = new SettleLimits(1, 0f);

  @Override
  public String name() {
    return "deep-resistive";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.has("case.json") && golden.name().startsWith("ebl-drn-");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode about = golden.description();
    GoldenArrays data = new GoldenArrays(golden);
    Deviation deviation = new Deviation();
    try (ResistiveNetwork network = network(about, data)) {
      NetworkDescription description = network.description();
      int rows = data.shape("target")[0];
      Batch x = voltages(about, data, description.size(0));
      Batch y = Batch.of(data.floats("target"), rows, description.size(description.output()));
      float beta = (float) about.get("beta").asDouble();
      SettleLimits limits = new SettleLimits(about.get("iterations").asInt(), 0f);
      double state = STATE * Math.max(1f, Pointwise.maxAbs(x.values(), 0, x.values().length));
      NetworkState free = freePhase(network, x, y, limits, data, state, deviation);
      nudgedPhase(network, new Nudge.Force(y, beta), "pos", free, limits, data, state, deviation);
      nudgedPhase(network, new Nudge.Force(y, -beta), "neg", free, limits, data, state, deviation);
      for (Variant variant : Variant.values()) {
        Estimate estimate =
            new EquilibriumPropagation(variant, beta, limits, limits).estimate(network, x, y);
        gradients(network, estimate, variant, data, state / beta, deviation);
        if (variant == Variant.CENTERED) {
          cosines(network, estimate, about.path("cosine_centered_vs_exact"), data, deviation);
        }
      }
    }
    return deviation.worst();
  }

  private static ResistiveNetwork network(JsonNode about, GoldenArrays data) {
    List<LayerDescription> layers = new ArrayList<>();
    int last = about.get("layers").size() - 1;
    for (int k = 0; k <= last; k++) {
      layers.add(
          new LayerDescription(
              about.get("layers").get(k).asInt(),
              k == 0 || k == last ? Activation.LINEAR : Activation.RELU));
    }
    NetworkDescription description = new NetworkDescription(layers, Structure.RESISTIVE);
    ResistiveNetwork network =
        new ResistiveNetwork(description, 0f, Float.POSITIVE_INFINITY, 1, Team.solo());
    for (Link link : description.links()) {
      Edge edge = network.edge(link.forward());
      float[] stored = data.floats("g" + link.from());
      edge.coupling()
          .program(
              GoldenNetwork.transposed(
                  stored, description.size(link.from()), description.size(link.to())),
              1);
      float[] amps = data.floats("b" + link.to());
      System.arraycopy(amps, 0, network.bias(link.to()), 0, amps.length);
    }
    return network;
  }

  /** {@code gain (x, -x)}; a case may also hold the voltages themselves. */
  private static Batch voltages(JsonNode about, GoldenArrays data, int nodes) {
    int[] shape = data.shape("x");
    float[] x = data.floats("x");
    if (shape[1] == nodes) {
      return Batch.of(x, shape[0], nodes);
    }
    float gain = (float) about.get("input_gain").asDouble();
    Batch volts = Batch.zeros(shape[0], nodes);
    for (int r = 0; r < shape[0]; r++) {
      for (int i = 0; i < shape[1]; i++) {
        volts.values()[r * nodes + i] = gain * x[r * shape[1] + i];
        volts.values()[r * nodes + shape[1] + i] = -gain * x[r * shape[1] + i];
      }
    }
    return volts;
  }

  private static NetworkState freePhase(
      ResistiveNetwork network,
      Batch x,
      Batch y,
      SettleLimits limits,
      GoldenArrays data,
      double tolerance,
      Deviation deviation) {
    int rows = x.rows();
    NetworkState state = NetworkState.single(network.description(), rows);
    network.clamp(x);
    double[] energies = data.values("energy_traj");
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
            "layer " + k + " at step " + step, state.plus(k).values(), expected, tolerance);
      }
      double[] expected = java.util.Arrays.copyOfRange(energies, step * rows, (step + 1) * rows);
      deviation.relative("energy at step " + step, energy(network, state), expected, STATE);
    }
    network.settle(Nudge.FREE, state, limits);
    states("free_layer", state, data, tolerance, deviation);
    deviation.relative("free energy", energy(network, state), data.values("energy_free"), STATE);
    Batch output = state.plus(network.description().output());
    float[] cost = new float[rows];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < output.width(); c++) {
        cost[r] += 0.5f * (float) Math.pow(output.at(r, c) - y.at(r, c), 2);
      }
    }
    deviation.relative("cost", cost, data.values("cost_free"), 10 * tolerance);
    return state;
  }

  private static float[] energy(ResistiveNetwork network, NetworkState state) {
    double[] watts = network.energy(state);
    float[] floats = new float[watts.length];
    for (int r = 0; r < floats.length; r++) {
      floats[r] = (float) watts[r];
    }
    return floats;
  }

  private static void nudgedPhase(
      ResistiveNetwork network,
      Nudge nudge,
      String name,
      NetworkState free,
      SettleLimits limits,
      GoldenArrays data,
      double tolerance,
      Deviation deviation) {
    NetworkState state = NetworkState.single(network.description(), free.rows());
    state.copyFrom(free);
    network.settle(nudge, state, new SettleLimits(3, 0f));
    states(name + "_iter3_layer", state, data, tolerance, deviation);
    network.settle(nudge, state, limits);
    states(name + "_layer", state, data, tolerance, deviation);
  }

  private static void states(
      String prefix, NetworkState state, GoldenArrays data, double tolerance, Deviation deviation) {
    for (int k = 1; k < state.layers(); k++) {
      deviation.absolute(prefix + k, state.plus(k).values(), data.values(prefix + k), tolerance);
    }
  }

  private static void gradients(
      ResistiveNetwork network,
      Estimate estimate,
      Variant variant,
      GoldenArrays data,
      double tolerance,
      Deviation deviation) {
    String prefix = "grad_" + variant.name().toLowerCase(java.util.Locale.ROOT) + "_";
    for (Link link : network.description().links()) {
      String edge = prefix + "g" + link.from();
      deviation.relative(edge, gradient(network, estimate, link), data.values(edge), tolerance);
      String bias = prefix + "b" + link.to();
      deviation.relative(bias, biasGradient(network, estimate, link), data.values(bias), tolerance);
    }
  }

  /** The gradient of a link's conductances as a case stores it. */
  private static float[] gradient(ResistiveNetwork network, Estimate estimate, Link link) {
    Edge edge = network.edge(link.forward());
    float[] gradient = new float[edge.weights()];
    estimate.gradient(edge, gradient, network.nextTick());
    return GoldenNetwork.transposed(gradient, edge.coupling().outputs(), edge.coupling().inputs());
  }

  private static float[] biasGradient(ResistiveNetwork network, Estimate estimate, Link link) {
    float[] gradient = new float[network.bias(link.to()).length];
    estimate.biasGradient(link.to(), gradient);
    return gradient;
  }

  private static void cosines(
      ResistiveNetwork network,
      Estimate estimate,
      JsonNode expected,
      GoldenArrays data,
      Deviation deviation) {
    for (Link link : network.description().links()) {
      cosine("g" + link.from(), gradient(network, estimate, link), expected, data, deviation);
      cosine("b" + link.to(), biasGradient(network, estimate, link), expected, data, deviation);
    }
  }

  private static void cosine(
      String name, float[] estimate, JsonNode expected, GoldenArrays data, Deviation deviation) {
    if (expected.has(name)) {
      double cosine = Deviation.cosine(estimate, data.values("grad_exact_" + name));
      deviation.record(
          "cosine of " + name, Math.abs(cosine - expected.get(name).asDouble()), COSINE);
    }
  }
}
