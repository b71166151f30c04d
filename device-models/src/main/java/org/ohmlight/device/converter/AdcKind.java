package org.ohmlight.device.converter;

import org.ohmlight.device.Allowed;

/** How an ADC finds its code, which decides how long it takes. */
public sealed interface AdcKind {
  /**
   * Time until a column's code is known [s].
   *
   * @param bits resolution of the converter
   * @param columns columns that the converter serves
   */
  double seconds(int bits, int columns);

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
    public double seconds(int bits, int columns) {
      return bitSeconds * bits * columns;
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
    public double seconds(int bits, int columns) {
      return stepSeconds * (1L << bits);
    }
  }
}
