package org.ohmlight.learning.network;

import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;

/**
 * Drives of dyads that send their mean along {@code W} and their difference along {@code W^T}:
 * feedforward and asymmetric networks.
 *
 * <pre>
 *   c_k = A_k m_(k-1) + b_k + B_k m_(k+1)        m = (s+ + s-) / 2
 *   e_k = A_(k+1)^T d_(k+1) + B_(k-1)^T d_(k-1)  d = s+ - s-
 *   D+ = c + e / 2,  D- = c - e / 2
 * </pre>
 *
 * with the B terms absent in a feedforward network. The output feels {@code -(beta/2)(s+ - y)} and
 * {@code +(beta/2)(s- - y)}. Source: Nest and Høier, eq. 1 and 4-6, written layer by layer.
 */
record MeanDrives(
    NetworkDescription network,
    BlockEdges edges,
    BlockScratch scratch,
    Rail[] rails,
    Batch target,
    float beta)
    implements Drives {

  MeanDrives {
    for (int k = 1; k <= network.last(); k++) {
      refresh(scratch, rails, k);
    }
  }

  @Override
  public void compute(int layer, long tick) {
    boolean ownBack = network.structure() == Structure.ASYMMETRIC;
    Batch product = scratch.product[layer];
    Batch up = rails[0].asked()[layer];
    boolean begun = false;
    for (BlockEdges.Way way : edges.below(layer)) {
      way.up().forward(scratch.mean[way.other()], product, tick, 0);
      begun = scratch.addTo(up, product, layer, begun, 1f);
    }
    if (ownBack) {
      for (BlockEdges.Way way : edges.above(layer)) {
        way.down().forward(scratch.mean[way.other()], product, tick, 0);
        begun = scratch.addTo(up, product, layer, begun, 1f);
      }
    }
    scratch.inputAlone(up, layer, begun);
    Batch down = rails[1].asked()[layer];
    down.copyFrom(up);
    for (BlockEdges.Way way : edges.above(layer)) {
      way.up().adjoint(scratch.difference[way.other()], product, scratch.mean[layer], tick + 1, 0);
      split(up, down, product);
    }
    if (ownBack) {
      for (BlockEdges.Way way : edges.below(layer)) {
        way.down()
            .adjoint(scratch.difference[way.other()], product, scratch.mean[layer], tick + 1, 0);
        split(up, down, product);
      }
    }
    if (layer == network.output()) {
      up.nudge(rails[0].states()[layer], target, 0.5f * beta);
      down.nudge(rails[1].states()[layer], target, -0.5f * beta);
    }
  }

  private static void split(Batch up, Batch down, Batch difference) {
    up.addScaled(difference, 0.5f);
    down.addScaled(difference, -0.5f);
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
  public void moved(int layer) {
    refresh(scratch, rails, layer);
  }

  private static void refresh(BlockScratch scratch, Rail[] rails, int layer) {
    Batch p = rails[0].states()[layer];
    Batch q = rails[1].states()[layer];
    Batch mean = scratch.mean[layer];
    Batch difference = scratch.difference[layer];
    int count = p.rows() * p.width();
    Pointwise.mean(
        mean.values(), mean.offset(), p.values(), p.offset(), q.values(), q.offset(), count);
    Pointwise.difference(
        difference.values(),
        difference.offset(),
        p.values(),
        p.offset(),
        q.values(),
        q.offset(),
        count);
  }
}
