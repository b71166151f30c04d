package org.ohmlight.device.converter;

import org.ohmlight.device.Allowed;

/**
 * A digital-to-analog converter of a line: {@code rint(v / step) step} with {@code step = 2 bound
 * resolution}, then clipped to {@code [-bound, bound]}.
 *
 * @param resolution step as a part of the range {@code 2 bound}; 0 for no rounding
 * @param bound largest magnitude, in units of the scaled input; infinite for no clipping
 * @param errors how the converters of the lines differ
 */
public record DacSettings(double resolution, double bound, ConverterErrors errors) {
  /** Neither rounds nor clips. */
  public static final DacSettings IDEAL = new DacSettings(0.0, Double.POSITIVE_INFINITY);

  /** A DAC without errors. */
  public DacSettings(double resolution, double bound) {
    this(resolution, bound, ConverterErrors.NONE);
  }

  public DacSettings {
    Allowed.between("DAC resolution", resolution, 0.0, 1.0);
    if (!(bound > 0.0)) {
      throw new IllegalArgumentException("DAC bound must be greater than 0, got " + bound);
    }
    if (resolution > 0.0 && Double.isInfinite(bound)) {
      throw new IllegalArgumentException("A DAC that rounds needs a finite bound");
    }
  }

  /**
   * A converter with an odd number of levels, symmetric about 0: {@code 2^bits - 1} of them.
   *
   * @param bits 2 to 16
   */
  public static DacSettings ofBits(int bits, double bound) {
    return new DacSettings(Levels.resolution(bits), bound);
  }

  /** Distance of two levels; 0 for no rounding. */
  public float step() {
    return resolution == 0.0 ? 0f : (float) (2.0 * bound * resolution);
  }

  /** The same with other errors. */
  public DacSettings withErrors(ConverterErrors other) {
    return new DacSettings(resolution, bound, other);
  }

  /** Bits that its levels take, the sign included; 16 without rounding. */
  public int bits() {
    return Levels.bits(resolution);
  }

  /** Whether the converter changes nothing. */
  public boolean isIdeal() {
    return resolution == 0.0 && Double.isInfinite(bound) && errors.isNone();
  }
}
