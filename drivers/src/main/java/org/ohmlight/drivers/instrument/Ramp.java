package org.ohmlight.drivers.instrument;

import java.time.Duration;

/**
 * How fast a setting may move: at most so far in one step, and at least so long between two steps.
 *
 * @param step greatest change at once, in the unit of the setting; infinite: any
 * @param pause least time between two changes
 */
public record Ramp(double step, Duration pause) {
  /** Any step at any time. */
  public static final Ramp NONE = new Ramp(Double.POSITIVE_INFINITY, Duration.ZERO);

  /** Two steps that differ by rounding alone are the same. */
  private static final double SLACK = 1 + 1e-9;

  public Ramp {
    if (!(step > 0) || pause.isNegative()) {
      throw new IllegalArgumentException(
          "A ramp has a step above 0 and a pause of 0 or more; got " + step + " and " + pause);
    }
  }

  /** How many steps it takes from one value to another; at least 1. */
  public int steps(double from, double to) {
    double steps = Math.ceil(Math.abs(to - from) / (step * SLACK));
    if (steps > 1_000_000) {
      throw new IllegalArgumentException(
          "From " + from + " to " + to + " in steps of " + step + " is more than a million steps");
    }
    return Math.max(1, (int) steps);
  }

  /** Whether a change is small enough for one step. */
  boolean allows(double change) {
    return Math.abs(change) <= step * SLACK;
  }

  /** The slower of both: smaller steps, longer pauses. */
  public Ramp and(Ramp other) {
    return new Ramp(
        Math.min(step, other.step), pause.compareTo(other.pause) >= 0 ? pause : other.pause);
  }
}
