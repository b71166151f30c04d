package org.ohmlight.simulator.optics.bench;

import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.DacSettings;

/**
 * The converters between the digital controller and the light.
 *
 * <p>The DAC's bound is in units of the range of states. The ADC's is in units of what one pixel at
 * the weight limit adds to its column at a full state, so that {@link AdcRange.Deviations} of 3 is
 * {@code weightLimit stateRange sqrt(inputs)}: three standard deviations of a random matrix.
 *
 * <p>Energy of a conversion is that of an 8-bit one times {@code 2^(bits - 8)}, the scaling of the
 * figure of merit of Walden (IEEE Journal on Selected Areas in Communications 17, 539, 1999); at 8
 * bits 1.48 pJ, a 10 GS/s converter of 14.8 mW (SimPhony device library). A continuous converter
 * costs nothing.
 *
 * @param dac of the drives
 * @param adc of the readings
 */
public record BenchConverters(DacSettings dac, AdcSettings adc) {
  private static final double JOULES_AT_8_BITS = 1.48e-12;

  /** 10-bit drive, 12-bit reading over three standard deviations. */
  public static final BenchConverters STANDARD =
      new BenchConverters(
          DacSettings.ofBits(10, 1.0), AdcSettings.ofBits(12, new AdcRange.Deviations(3)));

  /** Continuous and unbounded. */
  public static final BenchConverters IDEAL =
      new BenchConverters(DacSettings.IDEAL, AdcSettings.IDEAL);

  /**
   * Converters by their bits; 0 for a continuous and unbounded one.
   *
   * @param range of the reading
   */
  public static BenchConverters ofBits(int dacBits, int adcBits, AdcRange range) {
    return new BenchConverters(
        dacBits == 0 ? DacSettings.IDEAL : DacSettings.ofBits(dacBits, 1.0),
        adcBits == 0 ? AdcSettings.IDEAL : AdcSettings.ofBits(adcBits, range));
  }

  double dacJoules() {
    return joules(dac.resolution());
  }

  double adcJoules() {
    return joules(adc.resolution());
  }

  /** {@code 2^bits = 1 / resolution + 2}. */
  private static double joules(double resolution) {
    return resolution == 0 ? 0 : JOULES_AT_8_BITS * (1 / resolution + 2) / 256;
  }
}
