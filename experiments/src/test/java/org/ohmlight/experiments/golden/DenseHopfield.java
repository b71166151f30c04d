package org.ohmlight.experiments.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.rule.EquilibriumPropagation;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import tools.jackson.databind.JsonNode;

/**
 * Dense deep Hopfield networks of another implementation: trajectories, energies, free and nudged
 * equilibria, and its three equilibrium-propagation estimates.
 *
 * <p>States agree within single precision; an estimate divides a difference of states by beta, so
 * its tolerance does too.
 */
final class DenseHopfield implements GoldenKind {
  private static final double STATE = 1e-5;
  private static final SettleLimits ONE_STEP = new SettleLimits(1, 0f);

  @Override
  public String name() {
    return "dense-hopfield";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.has("case.json") && golden.name().startsWith("ebl-dhn-");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode about = golden.description();
    GoldenArrays data = new GoldenArrays(golden);
    List<Integer> sizes = new ArrayList<>();
    about.get("layers").forEach(size -> sizes.add(size.asInt()));
    Deviation deviation = new Deviation();
    try (LayeredNetwork network = network(sizes, data)) {
      int rows = data.shape("x")[0];
      Batch x = Batch.of(data.floats("x"), rows, sizes.getFirst());
      Batch y = Batch.of(data.floats("target"), rows, sizes.getLast());
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

  private static LayeredNetwork network(List<Integer> sizes, GoldenArrays data) {
    Map<EdgeId, float[]> weights = new LinkedHashMap<>();
    Map<Integer, float[]> biases = new LinkedHashMap<>();
    for (int k = 1; k < sizes.size(); k++) {
      weights.put(
          new EdgeId(k - 1, k),
          GoldenNetwork.transposed(data.floats("W" + (k - 1)), sizes.get(k - 1), sizes.get(k)));
      biases.put(k, data.floats("b" + k));
    }
    return GoldenNetwork.of(
        sizes, Activation.HARD_SIGMOID, Structure.SYMMETRIC, Settling.EVEN_ODD, weights, biases);
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
    for (int r = 0; r < rows; r++) {
      double energy = 0;
      double size = 1;
      for (int k = 1; k < state.layers(); k++) {
        double[] terms = layerEnergy(network, k == 1 ? x : state.plus(k - 1), state.plus(k), k, r);
        energy += terms[0];
        size += terms[1];
      }
      deviation.record(
          "energy at step " + step, Math.abs(energy - whole[step * rows + r]) / size, STATE);
    }
  }

  private static double[] layerEnergy(
      LayeredNetwork network, Batch below, Batch s, int k, int row) {
    float[] w = new float[s.width() * below.width()];
    network.edge(new EdgeId(k - 1, k)).coupling().read(w);
    double energy = 0;
    double size = 0;
    for (int o = 0; o < s.width(); o++) {
      double drive = network.bias(k)[o];
      for (int i = 0; i < below.width(); i++) {
        drive += (double) w[o * below.width() + i] * below.at(row, i);
      }
      energy -= s.at(row, o) * drive;
      size += Math.abs(s.at(row, o) * drive);
    }
    return new double[] {energy, size};
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
    for (int k = 1; k <= network.description().output(); k++) {
      int outputs = network.description().size(k);
      int inputs = network.description().size(k - 1);
      float[] gradient = new float[outputs * inputs];
      estimate.gradient(network.edge(new EdgeId(k - 1, k)), gradient, network.nextTick());
      String weight = prefix + "W" + (k - 1);
      deviation.relative(
          weight,
          GoldenNetwork.transposed(gradient, outputs, inputs),
          data.values(weight),
          tolerance);
      float[] bias = new float[outputs];
      estimate.biasGradient(k, bias);
      deviation.relative(prefix + "b" + k, bias, data.values(prefix + "b" + k), tolerance);
    }
  }
}
