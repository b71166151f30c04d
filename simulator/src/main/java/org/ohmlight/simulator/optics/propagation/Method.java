package org.ohmlight.simulator.optics.propagation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a field is carried to another plane. */
public enum Method {
  /**
   * Exact transfer function {@code H = exp(i z sqrt(k^2 - kx^2 - ky^2))}; what does not travel
   * decays. Good near the source. Goodman, Introduction to Fourier Optics (2005), chapter 3.
   */
  ANGULAR_SPECTRUM("angular-spectrum"),
  /**
   * Paraxial transfer function {@code H = exp(i k z) exp(-i lambda z (kx^2 + ky^2) / (4 pi))}.
   * Goodman, Introduction to Fourier Optics (2005), chapter 4.
   */
  FRESNEL_TRANSFER("fresnel-transfer"),
  /**
   * Convolution with the kernel of Rayleigh and Sommerfeld, {@code h = 1 / (2 pi) (1 / r - i k)
   * exp(i k r) z / r^2}. Good far from the source. Goodman, Introduction to Fourier Optics (2005),
   * chapter 3 before its approximation.
   */
  RAYLEIGH_SOMMERFELD("rayleigh-sommerfeld"),
  /**
   * Convolution with the paraxial kernel {@code h = exp(i k z) / (i lambda z) exp(i k (x^2 + y^2) /
   * (2 z))}. Goodman, Introduction to Fourier Optics (2005), chapter 4.
   */
  FRESNEL_IMPULSE("fresnel-impulse");

  private final String label;

  Method(String label) {
    this.label = label;
  }

  /** The name a person types. */
  public String label() {
    return label;
  }

  /** Whether the method samples a transfer function; the others sample a kernel in space. */
  public boolean samplesTransfer() {
    return this == ANGULAR_SPECTRUM || this == FRESNEL_TRANSFER;
  }

  /** The method with this label. */
  public static Method labelled(String label) {
    return Arrays.stream(values())
        .filter(method -> method.label.equals(label.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "No method of propagation is called '"
                    + label
                    + "'; there are "
                    + Arrays.stream(values())
                        .map(Method::label)
                        .collect(Collectors.joining(", "))));
  }
}
