package org.ohmlight.simulator.optics.propagation;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.BesselJ;

/**
 * The focal spot of a round pupil in closed form: {@code I / I0 = (2 J1(x) / x)^2}, {@code x = pi D
 * sin(theta) / lambda}, {@code tan(theta) = r / f}.
 *
 * <p>Source: Born and Wolf, Principles of Optics (1999), chapter 8.
 *
 * @param pupilDiameterMetres D [m]
 * @param wavelengthMetres lambda [m]
 * @param focalLengthMetres f [m]
 */
public record AiryPattern(
    double pupilDiameterMetres, double wavelengthMetres, double focalLengthMetres) {
  private static final BesselJ J0 = new BesselJ(0);
  private static final BesselJ J1 = new BesselJ(1);

  public AiryPattern {
    Beams.requirePositive("The pupil of an Airy pattern", pupilDiameterMetres);
    Field.requireWavelength(wavelengthMetres);
    Beams.requirePositive("The focal length of an Airy pattern", focalLengthMetres);
  }

  /** {@code x} at a radius in the focal plane [m]. */
  public double argument(double r) {
    double sine = r / Math.hypot(r, focalLengthMetres);
    return Math.PI * pupilDiameterMetres / wavelengthMetres * sine;
  }

  /** Intensity relative to the centre at a radius in the focal plane [m]. */
  public double intensity(double r) {
    double x = Math.abs(argument(r));
    // J1(x) / x = 1/2 - x^2 / 16 + ...
    double ratio = x < 1e-4 ? 1 - x * x / 8 : 2 * J1.value(x) / x;
    return ratio * ratio;
  }

  /** Part of the power within a radius: {@code 1 - J0(x)^2 - J1(x)^2}. */
  public double encircled(double r) {
    double x = Math.abs(argument(r));
    double a = J0.value(x);
    double b = J1.value(x);
    return 1 - a * a - b * b;
  }

  /** Zero {@code n = 1, 2, ...} of J1, between its neighbours by McMahon's expansion. */
  public static double darkArgument(int n) {
    double guess = (n + 0.25) * Math.PI;
    return new BrentSolver(1e-15, 1e-15).solve(100, J1::value, guess - 0.5, guess + 0.5);
  }

  /** Radius of dark ring {@code n = 1, 2, ...} in the focal plane [m]. */
  public double darkRing(int n) {
    double sine = darkArgument(n) * wavelengthMetres / (Math.PI * pupilDiameterMetres);
    return focalLengthMetres * sine / Math.sqrt(1 - sine * sine);
  }
}
