package org.ohmlight.device.converter;

import org.ohmlight.device.Allowed;

/** How an ADC finds its code, which decides how long it takes. */
public sealed interface AdcKind {
  /** Time of one clock [s]. */
  double cycleSeconds();

  /**
   * Clocks until the codes of all columns are known.
   *
   * @param bits resolution of the converter
   * @param columns columns that the converter serves
   */
  long cycles(int bits, int columns);

  /** Time until the codes of all columns are known [s]. */
  default double seconds(int bits, int columns) {
    return cycleSeconds() * cycles(bits, columns);
  }

  /**
   * Successive approximation: one bit a clock, {@code columns bits / f}. The columns that share a
   * converter follow one another.
   *
   * @param bitSeconds time of a bit [s]
   */
  record Sar(double bitSeconds) implements AdcKind {
    public Sar {
      Allowed.notNegative("time of an ADC's bit", bitSeconds);
    }

    @Override
    public double cycleSeconds() {
      return bitSeconds;
    }

    @Override
    public long cycles(int bits, int columns) {
      return (long) bits * columns;
    }
  }

  /**
   * Single-slope: a ramp of {@code 2^bits} steps, shared by all columns, each with a comparator of
   * its own, so that all are converted together in {@code 2^bits / f}.
   *
   * @param stepSeconds time of a step [s]
   */
  record Ramp(double stepSeconds) implements AdcKind {
    public Ramp {
      Allowed.notNegative("time of an ADC's step", stepSeconds);
    }

    @Override
    public double cycleSeconds() {
      return stepSeconds;
    }

    @Override
    public long cycles(int bits, int columns) {
      return 1L << bits;
    }
  }
}
