package org.ohmlight.learning.network;

import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;

/** The working memory of a block of samples, made once. Batches are indexed by layer. */
final class BlockScratch {
  final Batch inputDrive;
  final Batch[] plusDrive;
  final Batch[] minusDrive;
  final Batch[] product;
  final Batch[] mean;
  final Batch[] difference;

  BlockScratch(NetworkDescription description, int firstRow, int rows) {
    plusDrive = layers(description, firstRow, rows);
    minusDrive = layers(description, firstRow, rows);
    product = layers(description, firstRow, rows);
    mean = layers(description, firstRow, rows);
    difference = layers(description, firstRow, rows);
    inputDrive = Batch.block(firstRow, rows, description.size(1));
  }

  /**
   * Blocks that know which rows of the whole batch they are, since simulated noise is keyed by the
   * row; the rows before the block are not stored.
   */
  private static Batch[] layers(NetworkDescription description, int firstRow, int rows) {
    Batch[] layers = new Batch[description.layers().size()];
    for (int k = 1; k < layers.length; k++) {
      layers[k] = Batch.block(firstRow, rows, description.size(k));
    }
    return layers;
  }

  static void addBias(Batch out, Batch x, float[] bias) {
    Pointwise.addBias(
        out.values(), out.offset(), x.values(), x.offset(), bias, x.rows(), x.width());
  }

  static void add(Batch out, Batch x, float scale) {
    Pointwise.addScaled(
        out.values(), out.offset(), x.values(), x.offset(), scale, x.rows() * x.width());
  }

  static void nudge(Batch drive, Batch s, Batch target, float beta) {
    Pointwise.nudge(
        drive.values(),
        drive.offset(),
        s.values(),
        s.offset(),
        target.values(),
        target.offset(),
        beta,
        s.rows() * s.width());
  }
}
