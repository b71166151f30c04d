package org.ohmlight.learning.loop;

import java.util.stream.IntStream;

/** In which order the layers of a feedforward network of dyads are updated, pass after pass. */
@FunctionalInterface
public interface DualSequence {
  /**
   * The layers of one pass, in order.
   *
   * @param last number of the last layer
   */
  int[] pass(int last);

  /** Sequences with a name. */
  enum Named implements DualSequence {
    /** {@code 1 ... L}: an error needs a pass for every layer it goes back. */
    FORWARD("forward"),
    /** {@code L ... 1}: one pass brings the errors all the way back. */
    BACKWARD("backward"),
    /** {@code L ... 1, 2 ... L - 1}: there and back. */
    FORWARD_BACKWARD("forward-backward"),
    /** {@code 1, 3, ..., 2, 4, ...}. */
    ODD_EVEN("odd-even");

    private final String label;

    Named(String label) {
      this.label = label;
    }

    /** The name a study file uses. */
    public String label() {
      return label;
    }

    @Override
    public int[] pass(int last) {
      return switch (this) {
        case FORWARD -> IntStream.rangeClosed(1, last).toArray();
        case BACKWARD -> IntStream.rangeClosed(1, last).map(k -> last + 1 - k).toArray();
        case FORWARD_BACKWARD ->
            IntStream.concat(
                    IntStream.rangeClosed(1, last).map(k -> last + 1 - k), IntStream.range(2, last))
                .toArray();
        case ODD_EVEN ->
            IntStream.concat(
                    IntStream.rangeClosed(1, last).filter(k -> k % 2 == 1),
                    IntStream.rangeClosed(1, last).filter(k -> k % 2 == 0))
                .toArray();
      };
    }
  }
}
