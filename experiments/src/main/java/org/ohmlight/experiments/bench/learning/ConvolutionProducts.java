package org.ohmlight.experiments.bench.learning;

import java.util.List;
import org.ohmlight.kernel.Convolution;
import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.Team;
import org.ohmlight.kernel.WeightPanels;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;

/**
 * The convolutions and products of images of 28 x 28 that settle through 32 and 64 kernels of 5 x 5
 * with average pooling to ten outputs.
 */
final class ConvolutionProducts implements SettlePair.Products {
  private static final int STEPS = SettlePair.STEPS;
  private static final int BLOCK = SettlePair.BLOCK;

  private final Block[] blocks = new Block[SettlePair.ROWS / BLOCK];

  ConvolutionProducts() {
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
  public void ofBlock(int block) {
    blocks[block].products();
  }

  @Override
  public float first() {
    return blocks[0].low[0];
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
