package org.ohmlight.experiments.bench.learning;

import java.util.Arrays;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.Team;
import org.ohmlight.kernel.WeightPanels;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** A dense chain that settles for 15 even-odd steps, and the products it is made of. */
final class SettleWork implements SettlePair {
  private static final int ROWS = 64;
  private static final int STEPS = 15;

  /** Rows that a network settles together. */
  private static final int BLOCK = 32;

  private final Team team;
  private final LayeredNetwork network;
  private final Batch input;
  private final NetworkState state;
  private final WeightPanels[] up;
  private final WeightPanels[] down;
  private final float[][] states;
  private final float[][] drives;

  SettleWork(int[] widths, Team team) {
    this.team = team;
    NetworkDescription description =
        NetworkDescription.dense(
            Arrays.stream(widths).boxed().toList(),
            Activation.HARD_SIGMOID,
            Activation.LINEAR,
            Structure.SYMMETRIC);
    network =
        new LayeredNetwork(
            new ExactSubstrate(team),
            description,
            Settling.EVEN_ODD,
            new Initialization(1, 0.5f, 1f, 8f),
            team);
    input = Batch.zeros(ROWS, widths[0]);
    RandomStream.of(1, "pixels").uniforms(input.values(), 0, input.values().length, 0);
    state = NetworkState.single(description, ROWS);
    int layers = widths.length;
    up = new WeightPanels[layers];
    down = new WeightPanels[layers];
    states = new float[layers][];
    drives = new float[layers][];
    for (int k = 0; k < layers; k++) {
      states[k] = new float[ROWS * widths[k]];
      drives[k] = new float[ROWS * widths[k]];
      if (k > 0) {
        up[k] = new WeightPanels(widths[k - 1], widths[k]);
        down[k] = new WeightPanels(widths[k], widths[k - 1]);
      }
    }
  }

  static int[] parse(String widths) {
    return Arrays.stream(widths.split("-")).mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public float settle() {
    network.clamp(input);
    state.rest();
    network.settle(Nudge.FREE, state, new SettleLimits(STEPS, 0f));
    return state.plus(1).at(0, 0);
  }

  @Override
  public float products() {
    team.each(ROWS / BLOCK, this::products);
    return drives[1][0];
  }

  private void products(int block) {
    int first = block * BLOCK;
    multiply(states[0], up[1], drives[1], first);
    for (int step = 0; step < STEPS; step++) {
      for (int k = 1; k < up.length; k++) {
        if (k > 1) {
          multiply(states[k - 1], up[k], drives[k], first);
        }
        if (k + 1 < up.length) {
          multiply(states[k + 1], down[k + 1], drives[k], first);
        }
      }
    }
  }

  private static void multiply(float[] x, WeightPanels panels, float[] y, int first) {
    Gemm.multiply(x, first * panels.depth(), BLOCK, panels, y, first * panels.width());
  }

  @Override
  public void close() {
    network.close();
  }
}
