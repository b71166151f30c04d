package org.ohmlight.learning.network;

import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;

/**
 * Drives of a network on one rail, free or nudged by a force:
 *
 * <pre>  D_k = A_k s_(k-1) + b_k + F_k s_(k+1) - [k = output] beta (s - y)</pre>
 *
 * with {@code F_k = 0 | A_(k+1)^T | -A_(k+1)^T | B_k}. The force is taken at the output's state
 * before the step.
 */
record SingleDrives(
    NetworkDescription network,
    NetworkEdges edges,
    float[][] biases,
    BlockScratch scratch,
    Rail rail,
    @Nullable Batch target,
    float beta)
    implements Drives {

  @Override
  public void compute(int layer, long tick) {
    Batch drive = scratch.plusDrive[layer];
    Neighbours.drive(network, edges, biases, scratch, layer, rail, drive, tick);
    if (layer == network.output() && target != null) {
      BlockScratch.nudge(drive, rail.states()[layer], target, beta);
    }
  }

  @Override
  public int rails() {
    return 1;
  }

  @Override
  public Rail rail(int index) {
    return rail;
  }

  @Override
  public Batch drive(int index, int layer) {
    return scratch.plusDrive[layer];
  }

  @Override
  public void moved(int layer) {}
}
