package org.ohmlight.learning.network;

import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;

/**
 * Drives of a network on one rail, free or nudged by a force:
 *
 * <pre>  D_k = sum_j A_kj s_j + b_k + sum_j F_kj s_j - [k = output] beta (s - y)</pre>
 *
 * over the links from below and from above, with {@code F_kj = 0 | A_jk^T | -A_jk^T | B_kj}. The
 * force is taken at the output's state before the step.
 */
record SingleDrives(
    NetworkDescription network,
    BlockEdges edges,
    BlockScratch scratch,
    Rail[] rails,
    @Nullable Batch target,
    float beta)
    implements Drives {

  @Override
  public void compute(int layer, long tick) {
    Batch drive = rails[0].asked()[layer];
    Neighbours.drive(network, edges, scratch, layer, rails, 0, 0, drive, tick);
    if (layer == network.output() && target != null) {
      drive.nudge(rails[0].states()[layer], target, beta);
    }
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public Rail rail(int index) {
    return rails[0];
  }

  @Override
  public Batch drive(int index, int layer) {
    return rails[0].asked()[layer];
  }

  @Override
  public void moved(int layer) {}
}
