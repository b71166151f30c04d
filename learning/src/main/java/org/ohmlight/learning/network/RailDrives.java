package org.ohmlight.learning.network;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;

/**
 * Drives of dyads whose rails each send only their own activity: symmetric and skew-symmetric
 * networks.
 *
 * <p>With {@code W = +-} symmetric, the mean and difference drives add up to a product with one
 * rail alone: in a symmetric network each rail drives itself, {@code D+ = A s+ + A^T s+}; in a
 * skew-symmetric one each drives the other, {@code D+ = A s- - A^T s-}. The output feels {@code
 * -(beta/2)(s+ - y)} and {@code +(beta/2)(s- - y)}. Source: Høier et al. (2024), decoupled
 * inference; Nest and Høier, eq. 2.
 */
record RailDrives(
    NetworkDescription network,
    BlockEdges edges,
    BlockScratch scratch,
    Rail[] rails,
    Batch target,
    float beta)
    implements Drives {

  @Override
  public void compute(int layer, long tick) {
    boolean crossed = network.structure() == Structure.SKEW_SYMMETRIC;
    Batch up = rails[0].asked()[layer];
    Batch down = rails[1].asked()[layer];
    Neighbours.drive(network, edges, scratch, layer, rails, 0, crossed ? 1 : 0, up, tick);
    Neighbours.drive(network, edges, scratch, layer, rails, 1, crossed ? 0 : 1, down, tick + 1);
    if (layer == network.output()) {
      up.nudge(rails[0].states()[layer], target, 0.5f * beta);
      down.nudge(rails[1].states()[layer], target, -0.5f * beta);
    }
  }

  @Override
  public int count() {
    return 2;
  }

  @Override
  public Rail rail(int index) {
    return rails[index];
  }

  @Override
  public Batch drive(int index, int layer) {
    return rails[index].asked()[layer];
  }

  @Override
  public void moved(int layer) {}
}
