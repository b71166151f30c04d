package org.ohmlight.physical;

/**
 * A place where two layers are joined. It holds one coupling, or two where each direction has its
 * own.
 *
 * @param from layer nearer the input
 * @param to layer farther from the input, of a larger number
 * @param wiring which neurons reach which
 */
public record Link(int from, int to, Wiring wiring) {
  public Link {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "A link leads from a layer to one of a larger number, got " + from + " to " + to);
    }
  }

  /** The edge from the lower to the higher layer. */
  public EdgeId forward() {
    return new EdgeId(from, to);
  }

  /** The edge from the higher layer back to the lower one. */
  public EdgeId back() {
    return new EdgeId(to, from);
  }
}
