package org.ohmlight.learning.wiring;

import org.ohmlight.physical.Batch;

/** What an edge does for one block of samples. Not for two threads at once. */
public interface Passage {
  /**
   * What reaches the layer that the edge leads to.
   *
   * @param from states of the layer it comes from. Not modified.
   * @param to their product. Modified.
   * @param tick the moment of this exchange
   * @param rail 0 or 1: maximum pooling keeps its places for each rail
   */
  void forward(Batch from, Batch to, long tick, int rail);

  /**
   * What goes back: the exact adjoint of {@link #forward}, with maximum pooling its adjoint at the
   * states {@code now}.
   *
   * @param to states of the layer that the edge leads to. Not modified.
   * @param from their product. Modified.
   * @param now states of the layer that the edge comes from. Not modified.
   */
  void adjoint(Batch to, Batch from, Batch now, long tick, int rail);

  /**
   * What a small change of the states {@code now} sends: the derivative of {@link #forward}, which
   * is {@link #forward} itself but for maximum pooling.
   *
   * @param from change of the states of the layer that the edge comes from. Not modified.
   * @param to their product. Modified.
   * @param now states of the layer that the edge comes from. Not modified.
   */
  default void tangent(Batch from, Batch to, Batch now, long tick, int rail) {
    forward(from, to, tick, rail);
  }

  /** Told when the states of the layer that the edge comes from have changed. */
  default void moved() {}
}
