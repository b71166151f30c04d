package org.ohmlight.learning.network;

import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.learning.wiring.LayerBlocks;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;

/** The working memory of a block of samples, made once. Batches are indexed by layer. */
final class BlockScratch {
  /** What the clamped input sends to each layer that it is joined to. */
  final @Nullable Batch[] inputDrive;

  final Batch[] plusDrive;
  final Batch[] minusDrive;
  final Batch[] product;
  final Batch[] mean;
  final Batch[] difference;
  private final float[][] biases;

  BlockScratch(
      NetworkDescription network, BlockEdges edges, float[][] biases, int firstRow, int rows) {
    this.biases = biases;
    plusDrive = LayerBlocks.of(network, firstRow, rows);
    minusDrive = LayerBlocks.of(network, firstRow, rows);
    product = LayerBlocks.of(network, firstRow, rows);
    mean = LayerBlocks.of(network, firstRow, rows);
    difference = LayerBlocks.of(network, firstRow, rows);
    inputDrive = new Batch[network.layers().size()];
    for (int k = 1; k < inputDrive.length; k++) {
      if (edges.input(k).length > 0) {
        inputDrive[k] = Batch.block(firstRow, rows, network.size(k));
      }
    }
  }

  /** Adds the bias to what the input sends to a layer, once after it was clamped. */
  void addBiasToInput(int layer) {
    Batch input = inputDrive[layer];
    if (input != null) {
      addBias(input, input, biases[layer]);
    }
  }

  /**
   * Adds a product to a drive. Unless {@code begun}, it begins the drive, with what the input sends
   * and the bias, in one pass.
   *
   * @return true: the drive has begun
   */
  boolean addTo(Batch drive, Batch x, int layer, boolean begun, float sign) {
    Batch input = inputDrive[layer];
    int count = drive.rows() * drive.width();
    if (begun) {
      drive.addScaled(x, sign);
    } else if (input == null) {
      // Every layer has a link from below, and those come first, with sign 1.
      addBias(drive, x, biases[layer]);
    } else if (sign == 1f) {
      Pointwise.sum(
          drive.values(),
          drive.offset(),
          input.values(),
          input.offset(),
          x.values(),
          x.offset(),
          count);
    } else {
      drive.copyFrom(input);
      drive.addScaled(x, sign);
    }
    return true;
  }

  /** A drive that nothing but the input has begun. */
  void inputAlone(Batch drive, int layer, boolean begun) {
    Batch input = inputDrive[layer];
    if (!begun && input != null) {
      drive.copyFrom(input);
    }
  }

  private static void addBias(Batch out, Batch x, float[] bias) {
    Pointwise.addBias(
        out.values(), out.offset(), x.values(), x.offset(), bias, x.rows(), x.width());
  }
}
