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
    NetworkEdges edges,
    float[][] biases,
    BlockScratch scratch,
    Rail plus,
    Rail minus,
    Batch target,
    float beta)
    implements Drives {

  MeanDrives {
    for (int k = 1; k <= network.output(); k++) {
      refresh(scratch, plus, minus, k);
    }
  }

  @Override
  public void compute(int layer, long tick) {
    boolean free = network.structure() == Structure.ASYMMETRIC;
    int output = network.output();
    Batch product = scratch.product[layer];
    Batch up = scratch.plusDrive[layer];
    if (layer == 1) {
      BlockScratch.addBias(up, scratch.inputDrive, biases[1]);
    } else {
      edges.into(layer).forward(scratch.mean[layer - 1], product, tick);
      BlockScratch.addBias(up, product, biases[layer]);
    }
    if (free && layer < output) {
      edges.backInto(layer).forward(scratch.mean[layer + 1], product, tick);
      BlockScratch.add(up, product, 1f);
    }
    Batch down = scratch.minusDrive[layer];
    down.copyFrom(up);
    if (layer < output) {
      edges.into(layer + 1).adjoint(scratch.difference[layer + 1], product, tick + 1);
      split(up, down, product);
    }
    if (free && layer > 1) {
      edges.backInto(layer - 1).adjoint(scratch.difference[layer - 1], product, tick + 1);
      split(up, down, product);
    }
    if (layer == output) {
      BlockScratch.nudge(up, plus.states()[layer], target, 0.5f * beta);
      BlockScratch.nudge(down, minus.states()[layer], target, -0.5f * beta);
    }
  }

  private static void split(Batch up, Batch down, Batch difference) {
    BlockScratch.add(up, difference, 0.5f);
    BlockScratch.add(down, difference, -0.5f);
  }

  @Override
  public int rails() {
    return 2;
  }

  @Override
  public Rail rail(int index) {
    return index == 0 ? plus : minus;
  }

  @Override
  public Batch drive(int index, int layer) {
    return index == 0 ? scratch.plusDrive[layer] : scratch.minusDrive[layer];
  }

  @Override
  public void moved(int layer) {
    refresh(scratch, plus, minus, layer);
  }

  private static void refresh(BlockScratch scratch, Rail plus, Rail minus, int layer) {
    Batch p = plus.states()[layer];
    Batch q = minus.states()[layer];
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
