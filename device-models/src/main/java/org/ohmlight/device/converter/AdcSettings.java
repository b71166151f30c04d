package org.ohmlight.device.converter;

import org.ohmlight.device.Allowed;

/**
 * An analog-to-digital converter of a column: {@code rint(v / step) step} with {@code step = 2
 * bound resolution}, then clipped to {@code [-bound, bound]}.
 *
 * @param resolution step as a part of the range {@code 2 bound}; 0 for no rounding
 * @param range the bound
 * @param errors how the converters of the columns differ
 * @param kind how it finds its code
 */
public record AdcSettings(double resolution, AdcRange range, ConverterErrors errors, AdcKind kind) {
  /** Eight bits at 1.28 GS/s: Shafiee et al., ISAAC (ISCA 2016), table I. */
  public static final AdcKind FAST_SAR = new AdcKind.Sar(1.0 / (8 * 1.28e9));

  /** Neither rounds nor clips. */
  public static final AdcSettings IDEAL =
      new AdcSettings(0.0, new AdcRange.Fixed(Double.POSITIVE_INFINITY));

  /** An ADC without errors, by successive approximation. */
  public AdcSettings(double resolution, AdcRange range) {
    this(resolution, range, ConverterErrors.NONE, FAST_SAR);
  }

  public AdcSettings {
    Allowed.between("ADC resolution", resolution, 0.0, 1.0);
    if (resolution > 0.0 && Double.isInfinite(range.bound(1))) {
      throw new IllegalArgumentException("An ADC that rounds needs a finite bound");
    }
  }

  /**
   * A converter with an odd number of levels, symmetric about 0: {@code 2^bits - 1} of them.
   *
   * @param bits 2 to 16
   */
  public static AdcSettings ofBits(int bits, AdcRange range) {
    return new AdcSettings(Levels.resolution(bits), range);
  }

  /** The same with other errors. */
  public AdcSettings withErrors(ConverterErrors other) {
    return new AdcSettings(resolution, range, other, kind);
  }

  /** The same, finding its code otherwise. */
  public AdcSettings withKind(AdcKind other) {
    return new AdcSettings(resolution, range, errors, other);
  }

  /** Bits that its levels take; 16 without rounding. */
  public int bits() {
    return Levels.bits(resolution);
  }

  /** Whether the converter changes nothing. */
  public boolean isIdeal() {
    return resolution == 0.0 && Double.isInfinite(range.bound(1)) && errors.isNone();
  }
}
