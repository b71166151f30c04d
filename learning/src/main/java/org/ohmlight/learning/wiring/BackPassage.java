package org.ohmlight.learning.wiring;

import org.ohmlight.physical.Batch;

/**
 * An edge back with a kernel of its own: what it sends forward is the adjoint of a convolution, so
 * that a pixel reaches just the pixels whose patches it was in.
 *
 * @param convolution the convolution whose kernel is held transposed
 */
record BackPassage(ConvolutionPassage convolution) implements Passage {
  @Override
  public void forward(Batch from, Batch to, long tick, int rail) {
    convolution.adjoint(from, to, to, tick, rail);
  }

  @Override
  public void adjoint(Batch to, Batch from, Batch now, long tick, int rail) {
    convolution.forward(to, from, tick, rail);
  }
}
