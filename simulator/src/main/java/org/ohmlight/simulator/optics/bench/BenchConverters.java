package org.ohmlight.simulator.optics.bench;

/**
 * The converters between the digital controller and the light.
 *
 * <p>Both are uniform mid-tread quantisers that clip: the DAC over the range of states, the ADC
 * over {@code +- adcHeadroom weightLimit stateRange sqrt(inputs)}, three standard deviations of a
 * random matrix at headroom 1. Energy of a conversion is that of an 8-bit one times {@code 2^(bits
 * - 8)} (Walden, IEEE JSAC 17, 539, 1999); at 8 bits 1.48 pJ, a 10 GS/s converter of 14.8 mW
 * (SimPhony device library).
 *
 * @param dacBits bits of the drive; 0 for a continuous one
 * @param adcBits bits of the reading; 0 for a continuous one
 * @param adcHeadroom range of the reading, see above
 */
public record BenchConverters(int dacBits, int adcBits, double adcHeadroom) {
  private static final double JOULES_AT_8_BITS = 1.48e-12;

  /** 10-bit drive, 12-bit reading. */
  public static final BenchConverters STANDARD = new BenchConverters(10, 12, 1.0);

  /** Continuous and unbounded. */
  public static final BenchConverters IDEAL = new BenchConverters(0, 0, Double.POSITIVE_INFINITY);

  public BenchConverters {
    if (dacBits < 0 || dacBits > 20 || adcBits < 0 || adcBits > 20) {
      throw new IllegalArgumentException(
          "Converters have 1 to 20 bits, or 0 for continuous ones; got DAC "
              + dacBits
              + " and ADC "
              + adcBits);
    }
    if (!(adcHeadroom > 0) || (adcBits > 0 && Double.isInfinite(adcHeadroom))) {
      throw new IllegalArgumentException(
          "An ADC of " + adcBits + " bits needs a finite headroom > 0, got " + adcHeadroom);
    }
  }

  double dacJoules() {
    return joules(dacBits);
  }

  double adcJoules() {
    return joules(adcBits);
  }

  private static double joules(int bits) {
    return bits == 0 ? 0 : JOULES_AT_8_BITS * Math.pow(2, bits - 8);
  }
}
