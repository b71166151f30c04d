package org.ohmlight.device.converter;

import org.ohmlight.device.Allowed;

/**
 * How converters of one kind differ from the ideal one and from each other.
 *
 * <p>A converter's input {@code v} with bound {@code B}, {@code u = v / B}, becomes {@code v (1 +
 * gain g1) + B offset g2 + B inl (a g3 + b g4)} before it is rounded, with {@code a = 1 - u^2} (a
 * bow), {@code b = (3 sqrt(3) / 2) (u - u^3)} (an S-curve), each at most 1 within the range, and
 * {@code g1 ... g4} standard normal, drawn once a converter. Outside the range {@code a = b = 0}. A
 * converter without a finite bound has gain errors only.
 *
 * <p>It leaves out differential non-linearity (missing codes) and drift of the converter.
 *
 * @param inl integral non-linearity, one standard deviation of each shape, as a part of the bound
 * @param offset standard deviation of the offset, as a part of the bound
 * @param gain standard deviation of the relative gain error
 */
public record ConverterErrors(double inl, double offset, double gain) {
  /** Ideal converters. */
  public static final ConverterErrors NONE = new ConverterErrors(0.0, 0.0, 0.0);

  public ConverterErrors {
    Allowed.between("integral non-linearity of a converter", inl, 0.0, 0.5);
    Allowed.between("offset of a converter", offset, 0.0, 0.5);
    Allowed.between("gain error of a converter", gain, 0.0, 0.5);
  }

  /** Whether converters are ideal. */
  public boolean isNone() {
    return inl == 0.0 && offset == 0.0 && gain == 0.0;
  }
}
