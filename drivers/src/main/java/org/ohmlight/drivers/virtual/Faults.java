package org.ohmlight.drivers.virtual;

/**
 * How often what goes wrong on a line, each a probability for every piece that passes, either way.
 *
 * @param drop it is lost
 * @param duplicate it comes twice
 * @param garble one of its bits is turned
 * @param truncate its end is missing
 * @param delay it comes {@code delayMillis} later
 * @param delayMillis how much later [ms]
 * @param disconnect the line is lost with it
 */
public record Faults(
    double drop,
    double duplicate,
    double garble,
    double truncate,
    double delay,
    int delayMillis,
    double disconnect) {
  /** A line without fault. */
  public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0);

  public Faults {
    double all = drop + duplicate + garble + truncate + delay + disconnect;
    double least =
        Math.min(
            Math.min(Math.min(drop, duplicate), Math.min(garble, truncate)),
            Math.min(delay, disconnect));
    if (!(least >= 0) || !(all <= 1) || delayMillis < 0) {
      throw new IllegalArgumentException(
          "Faults are probabilities whose sum is at most 1, and a delay is not negative; got "
              + drop
              + " drop, "
              + duplicate
              + " duplicate, "
              + garble
              + " garble, "
              + truncate
              + " truncate, "
              + delay
              + " delay of "
              + delayMillis
              + " ms, "
              + disconnect
              + " disconnect");
    }
  }

  /** The same with other losses. */
  public Faults dropping(double probability) {
    return new Faults(probability, duplicate, garble, truncate, delay, delayMillis, disconnect);
  }

  /** The same with other repetitions. */
  public Faults duplicating(double probability) {
    return new Faults(drop, probability, garble, truncate, delay, delayMillis, disconnect);
  }

  /** The same with other turned bits. */
  public Faults garbling(double probability) {
    return new Faults(drop, duplicate, probability, truncate, delay, delayMillis, disconnect);
  }

  /** The same with other missing ends. */
  public Faults truncating(double probability) {
    return new Faults(drop, duplicate, garble, probability, delay, delayMillis, disconnect);
  }

  /** The same with other delays. */
  public Faults delaying(double probability, int millis) {
    return new Faults(drop, duplicate, garble, truncate, probability, millis, disconnect);
  }

  /** The same with other losses of the line. */
  public Faults disconnecting(double probability) {
    return new Faults(drop, duplicate, garble, truncate, delay, delayMillis, probability);
  }
}
