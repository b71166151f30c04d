package org.ohmlight.physical;

/**
 * Something that settles: layers, edges, an equilibrium. The second of the two seams, and all that
 * a learning rule sees.
 *
 * <p>Every implementation passes {@code PhysicalNetworkContract}.
 */
public interface PhysicalNetwork extends AutoCloseable {
  /** What the network is. */
  NetworkDescription description();

  /**
   * Clamps the input layer from now on. Its drive is constant while the network settles, so it is
   * made here, once for all phases of a presentation; clamp again after the weights or biases have
   * changed.
   *
   * @param input {@code [rows, size(0)]}. Not modified; must not change until the next clamp.
   */
  void clamp(Batch input);

  /**
   * Lets the network settle under the clamped input.
   *
   * @param nudge what pulls on the output
   * @param state where to start and, afterwards, what was reached. Modified. Two rails for {@link
   *     Nudge.Dyadic}, one otherwise; as many rows as the clamped input.
   * @param limits when to stop
   * @return how it ended; a fault of hardware is a value here, never an exception or a NaN
   */
  Equilibrium settle(Nudge nudge, NetworkState state, SettleLimits limits);

  /**
   * Largest change of a state, step by step, of the settle before: entry {@code k} is step {@code k
   * + 1}. For inspection; a copy.
   */
  float[] residuals();

  /** How each sample came to rest in the settle before. For inspection; a copy. */
  Convergence convergence();

  /**
   * An edge: where a rule's local products are applied.
   *
   * @throws IllegalArgumentException if the description has no such edge
   */
  Edge edge(EdgeId edge);

  /**
   * The bias of a layer, one value a channel, held digitally beside the hardware; may be modified
   * between settles.
   */
  float[] bias(int layer);

  /** The moment now: grows with every exchange, and keys simulated noise. */
  long clock();

  /** Sets the moment; only to go on from a checkpoint. */
  void setClock(long tick);

  /** The next moment, taken: for updates and other exchanges outside a settle. */
  long nextTick();

  @Override
  void close();
}
