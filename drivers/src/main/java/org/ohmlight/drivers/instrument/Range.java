package org.ohmlight.drivers.instrument;

/**
 * Values from {@code min} to {@code max}, both included.
 *
 * @param min smallest value
 * @param max greatest value
 */
public record Range(double min, double max) {
  public Range {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "A range goes from a smaller to a greater value; got " + min + " to " + max);
    }
  }

  /** From {@code -bound} to {@code +bound}. */
  public static Range within(double bound) {
    return new Range(-bound, bound);
  }

  /** Whether it holds the value; a NaN is nowhere. */
  public boolean holds(double value) {
    return value >= min && value <= max;
  }

  /** What both hold. */
  public Range and(Range other) {
    return new Range(Math.max(min, other.min), Math.min(max, other.max));
  }
}
