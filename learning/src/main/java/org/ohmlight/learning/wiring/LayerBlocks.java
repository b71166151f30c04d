package org.ohmlight.learning.wiring;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;

/** Working memory of a block of samples. */
public final class LayerBlocks {
  private LayerBlocks() {}

  /**
   * A batch for every layer but the input. They know which rows of the whole batch they are, since
   * simulated noise is keyed by the row; the rows before the block are not stored.
   */
  public static Batch[] of(NetworkDescription network, int firstRow, int rows) {
    Batch[] blocks = new Batch[network.layers().size()];
    for (int k = 1; k < blocks.length; k++) {
      blocks[k] = Batch.block(firstRow, rows, network.size(k));
    }
    return blocks;
  }
}
