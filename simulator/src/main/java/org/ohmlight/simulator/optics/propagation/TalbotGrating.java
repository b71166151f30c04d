package org.ohmlight.simulator.optics.propagation;

/**
 * A cosine amplitude grating and the images it makes of itself, in closed form: {@code u(x, z)
 * exp(-i k z) = 1 + m cos(2 pi x / d) exp(-i pi lambda z / d^2)} in the paraxial approximation.
 *
 * <p>Source: Goodman, Introduction to Fourier Optics (2005), chapter 4.
 *
 * @param periodMetres d [m]
 * @param wavelengthMetres lambda [m]
 * @param modulation m
 */
public record TalbotGrating(double periodMetres, double wavelengthMetres, double modulation) {
  public TalbotGrating {
    Beams.requirePositive("The period of a grating", periodMetres);
    Field.requireWavelength(wavelengthMetres);
    if (periodMetres <= wavelengthMetres) {
      throw new IllegalArgumentException(
          "A grating with orders that travel needs a period above the wavelength of "
              + wavelengthMetres
              + " m, got "
              + periodMetres
              + " m");
    }
  }

  /** Where the first self-image lies in the paraxial approximation: {@code 2 d^2 / lambda} [m]. */
  public double paraxialDistance() {
    return 2 * periodMetres * periodMetres / wavelengthMetres;
  }

  /** The same for the true phase of the first order: {@code lambda / (1 - cos theta)} [m]. */
  public double exactDistance() {
    double sine = wavelengthMetres / periodMetres;
    // 1 - cos = sin^2 / (1 + cos), which keeps its digits for coarse gratings
    double cosine = Math.sqrt(1 - sine * sine);
    return wavelengthMetres * (1 + cosine) / (sine * sine);
  }

  /** Real part of {@code u exp(-i k z)}. */
  public double re(double x, double z) {
    return 1 + carrier(x) * Math.cos(turn(z));
  }

  /** Imaginary part of {@code u exp(-i k z)}. */
  public double im(double x, double z) {
    return carrier(x) * Math.sin(turn(z));
  }

  private double carrier(double x) {
    return modulation * Math.cos(2 * Math.PI * x / periodMetres);
  }

  private double turn(double z) {
    return -Math.PI * wavelengthMetres * z / (periodMetres * periodMetres);
  }
}
