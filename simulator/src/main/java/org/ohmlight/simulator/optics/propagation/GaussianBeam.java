package org.ohmlight.simulator.optics.propagation;

/**
 * A Gaussian beam in closed form.
 *
 * <p>{@code zR = pi w0^2 / (lambda M2)}, {@code w = w0 sqrt(1 + (z / zR)^2)}, {@code 1 / R = z /
 * (z^2 + zR^2)}, Gouy phase {@code atan(z / zR)}. Source: Siegman, Lasers (1986), chapter 17;
 * {@code M2} as in ISO 11146.
 *
 * @param waistMetres w0 [m]
 * @param wavelengthMetres lambda [m]
 * @param quality M2, 1 for an ideal beam
 */
public record GaussianBeam(double waistMetres, double wavelengthMetres, double quality) {
  public GaussianBeam {
    Beams.requirePositive("The waist of a Gaussian beam", waistMetres);
    Field.requireWavelength(wavelengthMetres);
    if (!(quality >= 1)) {
      throw new IllegalArgumentException("M2 of a beam is at least 1, got " + quality);
    }
  }

  /** The waist behind a lens. */
  public record Focus(double distanceMetres, double waistMetres, double rayleighRangeMetres) {}

  /** {@code zR} [m]. */
  public double rayleighRange() {
    return Math.PI * waistMetres * waistMetres / (wavelengthMetres * quality);
  }

  /** Radius {@code w} at a distance from the waist [m]. */
  public double radius(double z) {
    double ratio = z / rayleighRange();
    return waistMetres * Math.sqrt(1 + ratio * ratio);
  }

  /** Curvature {@code 1 / R} of the wavefront [1/m]. */
  public double curvature(double z) {
    double range = rayleighRange();
    return z / (z * z + range * range);
  }

  /** Gouy phase [rad]. */
  public double gouyPhase(double z) {
    return Math.atan(z / rayleighRange());
  }

  /** Amplitude relative to the centre of the waist. */
  public double amplitude(double r, double z) {
    double w = radius(z);
    return waistMetres / w * Math.exp(-r * r / (w * w));
  }

  /** Phase relative to {@code exp(i k z)} [rad]. */
  public double phase(double r, double z) {
    double k = 2 * Math.PI / wavelengthMetres;
    return k * r * r / 2 * curvature(z) - gouyPhase(z);
  }

  /**
   * The beam behind a thin lens: {@code 1 / q' = 1 / q - 1 / f}, {@code q = z + i zR}.
   *
   * @param waistToLensMetres from the waist to the lens [m]
   * @param focalLengthMetres f [m]
   */
  public Focus through(double waistToLensMetres, double focalLengthMetres) {
    double range = rayleighRange();
    double a = 1 - waistToLensMetres / focalLengthMetres;
    double b = range / focalLengthMetres;
    double norm = a * a + b * b;
    // q' = q / (1 - q / f)
    double real = (waistToLensMetres * a - range * b) / norm;
    double newRange = range / norm;
    return new Focus(-real, Math.sqrt(newRange * wavelengthMetres * quality / Math.PI), newRange);
  }
}
