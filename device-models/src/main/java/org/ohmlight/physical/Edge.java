package org.ohmlight.physical;

/**
 * An edge of a network: a coupling and how it is wired between two layers. States here are those of
 * whole layers; the edge knows which products of them belong to which weight.
 */
public interface Edge {
  /** Which edge. */
  EdgeId id();

  /** The matrix of weights: to program, to read, to save. */
  Coupling coupling();

  /**
   * {@code W += rate * sum_b (post_b, pre_b)}, the local product of this wiring, as far as the
   * devices obey: {@code post pre^T} for a dense edge, {@code post} with the patches of {@code pre}
   * summed over the image for a convolution. In a network with an energy it is {@code -dE/dW}:
   * {@code -(post_i - pre_j)^2 / 2} for conductances, the one product that is not linear in each of
   * its states ({@link Structure#RESISTIVE}). A term of the clamped input alone may be left out: no
   * comparison of two equilibria sees it.
   *
   * @param post states of the layer that the edge leads to {@code [rows, size(to)]}. Not modified.
   * @param pre states of the layer that it comes from {@code [rows, size(from)]}. Not modified.
   * @param rate weight change per unit of the product; either sign
   * @param tick the moment of this exchange
   */
  void update(Batch post, Batch pre, float rate, long tick);

  /**
   * {@code into = keep into + scale * sum_b (post_b, pre_b)}: the same local product, in digital
   * memory.
   *
   * @param into {@code [outputs x inputs]} of the coupling. Modified.
   * @param tick the moment of the exchange that finds the largest of each window, with maximum
   *     pooling; nothing is exchanged otherwise
   */
  void gradient(Batch post, Batch pre, float scale, float keep, float[] into, long tick);

  /** Number of weights. */
  default int weights() {
    return Math.multiplyExact(coupling().outputs(), coupling().inputs());
  }
}
