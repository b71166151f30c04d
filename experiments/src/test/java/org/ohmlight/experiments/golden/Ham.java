package org.ohmlight.experiments.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.SettleLimits.Criterion;
import org.ohmlight.physical.Structure;
import tools.jackson.databind.JsonNode;

/**
 * Hierarchical associative memory as a deep equilibrium model: the answers of the synchronous and
 * the even-odd map, asked by Picard iteration and by Anderson acceleration, their relative changes,
 * and the equilibria.
 *
 * <p>The case's states are our drives {@code a}; its {@code rho(s)} are our states. Its arithmetic
 * is double, ours single: Anderson's weights amplify rounding by what they cancel, so its iterates
 * are compared in relation to the sample's largest drive, over the first {@value #COMPARED} steps
 * (two windows), and only as far as the relative change of the case is above {@value
 * #NEARLY_CONVERGED}. Its equilibrium is compared in every case.
 */
final class Ham implements GoldenKind {
  private static final double STATE = 1e-5;
  private static final double MIXED_STATE = 1e-3;
  private static final double NEARLY_CONVERGED = 1e-3;
  private static final int WINDOW = 4;
  private static final int COMPARED = 2 * WINDOW;

  @Override
  public String name() {
    return "ham";
  }

  @Override
  public boolean claims(GoldenCase golden) {
    return golden.has("case.json") && golden.name().startsWith("ham-");
  }

  @Override
  public double check(GoldenCase golden) {
    JsonNode about = golden.description();
    GoldenArrays data = new GoldenArrays(golden);
    List<Integer> sizes = new ArrayList<>();
    about.get("layers").forEach(size -> sizes.add(size.asInt()));
    Deviation deviation = new Deviation();
    int[] all = IntStream.range(1, sizes.size()).toArray();
    int[] even = IntStream.range(1, sizes.size()).filter(k -> k % 2 == 0).toArray();
    for (boolean anderson : new boolean[] {false, true}) {
      Solver solver =
          anderson
              ? new Solver.Anderson(WINDOW, (float) Solver.Anderson.SHORT_REACH)
              : new Solver.Picard(1f);
      String name = anderson ? "anderson" : "picard";
      run("sync_" + name, Schedule.SYNCHRONOUS, solver, all, sizes, data, deviation);
      run("eo_" + name, Schedule.EVEN_ODD, solver, even, sizes, data, deviation);
      equilibrium("sync", Schedule.SYNCHRONOUS, solver, all, sizes, data, deviation);
      equilibrium("eo", Schedule.EVEN_ODD, solver, even, sizes, data, deviation);
    }
    return deviation.worst();
  }

  private static LayeredNetwork network(Settling settling, List<Integer> sizes, GoldenArrays data) {
    Map<EdgeId, float[]> weights = new LinkedHashMap<>();
    Map<Integer, float[]> biases = new LinkedHashMap<>();
    float[] b = data.floats("b");
    int at = 0;
    for (int k = 1; k < sizes.size(); k++) {
      String name = k == 1 ? "U" : "W" + (k - 1);
      weights.put(
          new EdgeId(k - 1, k),
          GoldenNetwork.transposed(data.floats(name), sizes.get(k - 1), sizes.get(k)));
      biases.put(k, Arrays.copyOfRange(b, at, at + sizes.get(k)));
      at += sizes.get(k);
    }
    return GoldenNetwork.of(
        NetworkDescription.dense(
            sizes, Activation.SHIFTED_SIGMOID, Activation.SHIFTED_SIGMOID, Structure.SYMMETRIC),
        settling,
        weights,
        biases);
  }

  /** The input of the case is a state {@code x}; what it sends is {@code rho(x)}. */
  private static Batch input(List<Integer> sizes, GoldenArrays data) {
    float[] x = data.floats("x");
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Activation.SHIFTED_SIGMOID.value(x[i]);
    }
    return Batch.of(x, data.shape("x")[0], sizes.getFirst());
  }

  private static void run(
      String name,
      Schedule schedule,
      Solver solver,
      int[] carried,
      List<Integer> sizes,
      GoldenArrays data,
      Deviation deviation) {
    int[] shape = data.shape(name + "_g");
    double[] expected = data.values(name + "_g");
    double[] relative = data.values(name + "_relres");
    boolean mixed = solver instanceof Solver.Anderson;
    int rows = shape[1];
    for (int steps = 1; steps <= shape[0]; steps++) {
      try (LayeredNetwork network = network(new Settling(schedule, solver), sizes, data)) {
        NetworkState state = NetworkState.single(network.description(), rows);
        network.clamp(input(sizes, data));
        network.settle(Nudge.FREE, state, new SettleLimits(steps, 0f, Criterion.RELATIVE_CHANGE));
        for (int r = 0; r < rows; r++) {
          float[] found = carried(state, carried, r);
          int at = ((steps - 1) * rows + r) * shape[2];
          double[] wanted = Arrays.copyOfRange(expected, at, at + shape[2]);
          if (mixed && roundingRules(relative, steps, rows, r)) {
            continue;
          }
          deviation.absolute(
              name + " of sample " + r + " at step " + steps,
              found,
              wanted,
              mixed ? MIXED_STATE * Math.max(1, largest(wanted)) : STATE);
          if (steps > 1) {
            double change = network.convergence().relativeChange()[r];
            deviation.absolute(
                name + " relative change of sample " + r + " at step " + steps,
                new float[] {(float) change},
                new double[] {relative[(steps - 2) * rows + r]},
                mixed ? MIXED_STATE : STATE);
          }
        }
      }
    }
  }

  /** Whether rounding has begun to decide the weights: after a while, or at a small change. */
  private static boolean roundingRules(double[] relative, int steps, int rows, int row) {
    for (int step = 2; step <= steps; step++) {
      if (relative[(step - 2) * rows + row] < NEARLY_CONVERGED) {
        return true;
      }
    }
    return steps > COMPARED;
  }

  private static void equilibrium(
      String name,
      Schedule schedule,
      Solver solver,
      int[] carried,
      List<Integer> sizes,
      GoldenArrays data,
      Deviation deviation) {
    int[] shape = data.shape(name + "_equilibrium");
    double[] expected = data.values(name + "_equilibrium");
    try (LayeredNetwork network = network(new Settling(schedule, solver), sizes, data)) {
      NetworkState state = NetworkState.single(network.description(), shape[0]);
      network.clamp(input(sizes, data));
      network.settle(Nudge.FREE, state, new SettleLimits(5000, 1e-6f));
      for (int r = 0; r < shape[0]; r++) {
        deviation.absolute(
            name + " equilibrium of sample " + r,
            carried(state, carried, r),
            Arrays.copyOfRange(expected, r * shape[1], (r + 1) * shape[1]),
            5 * STATE);
      }
    }
  }

  private static float[] carried(NetworkState state, int[] layers, int row) {
    int width = 0;
    for (int k : layers) {
      width += state.plusDrive(k).width();
    }
    float[] drives = new float[width];
    int at = 0;
    for (int k : layers) {
      Batch a = state.plusDrive(k);
      System.arraycopy(a.values(), row * a.width(), drives, at, a.width());
      at += a.width();
    }
    return drives;
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0.0);
  }
}
