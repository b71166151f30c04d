package org.ohmlight.simulator.optics.coherent;

/** How a phase-only modulator holds real weights. */
public sealed interface WeightEncoding {
  /**
   * A superpixel for each weight, two phases in turn: exact while phases are continuous.
   *
   * @param side pixels along a side of a superpixel, even
   */
  record Superpixels(int side) implements WeightEncoding {
    public Superpixels {
      if (side < 2 || side % 2 != 0) {
        throw new IllegalArgumentException(
            "A superpixel needs an even number of pixels along its side, at least 2, got " + side);
      }
    }
  }

  /**
   * A hologram for each input, with a spot for each output whose amplitude and sign are the
   * weight's, found by a Gerchberg-Saxton loop with a free background: never quite exact.
   *
   * @param side pixels along a side of a hologram
   * @param rounds rounds of the loop
   * @param efficiency part of a beam's light that the spots get together; less is more exact
   */
  record Holograms(int side, int rounds, double efficiency) implements WeightEncoding {
    public Holograms {
      if (side < 8 || rounds < 1 || !(efficiency > 0 && efficiency < 1)) {
        throw new IllegalArgumentException(
            "A hologram needs at least 8 pixels along its side, a round and an efficiency between 0"
                + " and 1, got "
                + side
                + ", "
                + rounds
                + " and "
                + efficiency);
      }
    }
  }
}
