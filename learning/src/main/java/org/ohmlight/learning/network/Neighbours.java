package org.ohmlight.learning.network;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;

/** What reaches a layer from its two neighbours on one rail. */
final class Neighbours {
  private Neighbours() {}

  /**
   * {@code drive = A_k s_(k-1) + b_k + F_k s_(k+1)}.
   *
   * @param source the rail whose states the neighbours send
   * @param drive {@code [rows, size(layer)]}. Modified.
   */
  static void drive(
      NetworkDescription network,
      NetworkEdges edges,
      float[][] biases,
      BlockScratch scratch,
      int layer,
      Rail source,
      Batch drive,
      long tick) {
    Batch product = scratch.product[layer];
    if (layer == 1) {
      BlockScratch.addBias(drive, scratch.inputDrive, biases[1]);
    } else {
      edges.into(layer).forward(source.states()[layer - 1], product, tick);
      BlockScratch.addBias(drive, product, biases[layer]);
    }
    if (layer == network.output()) {
      return;
    }
    Batch above = source.states()[layer + 1];
    switch (network.structure()) {
      case FEEDFORWARD -> {}
      case SYMMETRIC -> {
        edges.into(layer + 1).adjoint(above, product, tick);
        BlockScratch.add(drive, product, 1f);
      }
      case SKEW_SYMMETRIC -> {
        edges.into(layer + 1).adjoint(above, product, tick);
        BlockScratch.add(drive, product, -1f);
      }
      case ASYMMETRIC -> {
        edges.backInto(layer).forward(above, product, tick);
        BlockScratch.add(drive, product, 1f);
      }
    }
  }
}
