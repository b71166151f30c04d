package org.ohmlight.experiments.plot;

/**
 * An axis: its label with the unit, its scale, and the range it must show.
 *
 * @param label what it measures, with its unit
 * @param logarithmic whether equal distances are equal factors
 * @param min lower end, or NaN to fit the data
 * @param max upper end, or NaN to fit the data
 * @param counting whether it counts something, so that ticks stand at whole numbers only
 */
public record Axis(String label, boolean logarithmic, double min, double max, boolean counting) {
  /** A linear axis that fits the data. */
  public static Axis linear(String label) {
    return new Axis(label, false, Double.NaN, Double.NaN, false);
  }

  /** A logarithmic axis that fits the data. */
  public static Axis log(String label) {
    return new Axis(label, true, Double.NaN, Double.NaN, false);
  }

  /** A linear axis that counts: epochs, steps, pulses. */
  public static Axis count(String label) {
    return new Axis(label, false, Double.NaN, Double.NaN, true);
  }

  /** The same axis over a fixed range. */
  public Axis range(double from, double to) {
    return new Axis(label, logarithmic, from, to, counting);
  }

  /** The same axis from a fixed lower end. */
  public Axis from(double from) {
    return new Axis(label, logarithmic, from, max, counting);
  }
}
