package org.ohmlight.experiments.bench.learning;

import java.util.List;
import org.ohmlight.kernel.Convolution;
import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.Team;
import org.ohmlight.kernel.WeightPanels;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.exact.ExactSubstrate;

/**
 * Images of 28 x 28 through 32 and 64 kernels of 5 x 5 with average pooling to ten outputs, settled
 * for 15 even-odd steps, and the convolutions and products it is made of.
 */
final class ConvolutionSettleWork implements SettlePair {
  private static final int ROWS = 64;
  private static final int STEPS = 15;

  /** Rows that a network settles together. */
  private static final int BLOCK = 32;

  private final Team team;
  private final LayeredNetwork network;
  private final Batch input;
  private final NetworkState state;
  private final Block[] blocks = new Block[ROWS / BLOCK];

  ConvolutionSettleWork(Team team) {
    this.team = team;
    NetworkDescription description = description();
    network =
        new LayeredNetwork(
            new ExactSubstrate(team),
            description,
            Settling.EVEN_ODD,
            new Initialization(1, 0.5f, 1f, 8f),
            team);
    input = Batch.zeros(ROWS, description.size(0));
    RandomStream.of(1, "pixels").uniforms(input.values(), 0, input.values().length, 0);
    state = NetworkState.single(description, ROWS);
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = new Block();
    }
  }

  /** The network. */
  static NetworkDescription description() {
    Wiring.Pool average = Wiring.Pool.AVERAGE;
    return new NetworkDescription(
        List.of(
            new LayerDescription(new LayerShape(1, 28, 28), Activation.LINEAR),
            new LayerDescription(new LayerShape(32, 12, 12), Activation.HARD_SIGMOID),
            new LayerDescription(new LayerShape(64, 4, 4), Activation.HARD_SIGMOID),
            new LayerDescription(LayerShape.flat(10), Activation.LINEAR)),
        List.of(
            new Link(0, 1, new Wiring.Convolution(32, 5, 0, 1, false, average, 2)),
            new Link(1, 2, new Wiring.Convolution(64, 5, 0, 1, false, average, 2)),
            new Link(2, 3, Wiring.DENSE)),
        Structure.SYMMETRIC,
        3);
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
    team.each(blocks.length, b -> blocks[b].products());
    return blocks[0].low[0];
  }

  @Override
  public void close() {
    network.close();
  }

  /** Kernels and memory of the samples that settle together. */
  private static final class Block {
    private final ConvolutionShape first = new ConvolutionShape(1, 32, 28, 28, 5, 0);
    private final ConvolutionShape second = new ConvolutionShape(32, 64, 12, 12, 5, 0);
    private final Convolution clamped = new Convolution(first, Team.solo());
    private final Convolution between = new Convolution(second, Team.solo());
    private final int width = 64 * 4 * 4;
    private final WeightPanels up = new WeightPanels(width, 10);
    private final WeightPanels down = new WeightPanels(10, width);
    private final float[] image = new float[BLOCK * first.inputSize()];
    private final float[] clampedMade = new float[BLOCK * first.outputSize()];
    private final float[] low = new float[BLOCK * second.inputSize()];
    private final float[] made = new float[BLOCK * second.outputSize()];
    private final float[] high = new float[BLOCK * width];
    private final float[] output = new float[BLOCK * 10];

    private void products() {
      clamped.forward(image, 0, clampedMade, 0, BLOCK);
      for (int step = 0; step < STEPS; step++) {
        between.adjoint(made, 0, low, 0, BLOCK);
        between.forward(low, 0, made, 0, BLOCK);
        Gemm.multiply(output, 0, BLOCK, down, high, 0);
        Gemm.multiply(high, 0, BLOCK, up, output, 0);
      }
    }
  }
}
