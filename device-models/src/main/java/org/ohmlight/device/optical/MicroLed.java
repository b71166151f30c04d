package org.ohmlight.device.optical;

/**
 * An emitter that carries a state as light: a micro-LED around its bias point.
 *
 * <p>Optical power {@code P = (P0 / 2) (1 + p(u))}, with the normalised drive {@code u} in [-1, 1]
 * and {@code p(u) = u + q u^2 + c u^3}. {@code u = 0} is the bias: half of the full power {@code
 * P0}, so that light can carry both signs. {@code p} is the light against the bias, so that its
 * slope at the bias is 1.
 *
 * <p>Relative intensity noise: {@code dP / P} has the standard deviation {@code sqrt(10^(RIN / 10)
 * B)} in a bandwidth {@code B} [Hz] (Coldren, Corzine, Masanovic, Diode Lasers and Photonic
 * Integrated Circuits, 2nd ed.).
 *
 * <p>Defaults: curve of the positive arm of the 48-variable analog optical computer (microsoft/aoc,
 * calibration of April 2025: k3 = -.223, k2 = -.075, k1 = .212 over +-0.22 V); power, efficiency
 * and RIN are typical of small nitride LEDs, not of one product. Left out: droop and heating.
 *
 * @param fullWatts optical power at full drive, {@code P0} [W]
 * @param wavelengthMetres wavelength [m]
 * @param wallPlugEfficiency optical over electrical power, dimensionless, in (0, 1]
 * @param quadratic {@code q}, dimensionless
 * @param cubic {@code c}, dimensionless
 * @param rinDecibelsPerHertz relative intensity noise [dB/Hz]
 */
public record MicroLed(
    double fullWatts,
    double wavelengthMetres,
    double wallPlugEfficiency,
    double quadratic,
    double cubic,
    double rinDecibelsPerHertz) {
  /** Planck's constant times the speed of light [J m] (SI, exact). */
  private static final double PLANCK_LIGHT = 6.62607015e-34 * 299792458.0;

  /** The default emitter; see the class. */
  public static final MicroLed STANDARD = new MicroLed(200e-6, 520e-9, 0.1, -0.078, -0.051, -130.0);

  public MicroLed {
    if (!(fullWatts > 0) || !(wavelengthMetres > 0)) {
      throw new IllegalArgumentException(
          "An emitter needs a positive power and wavelength, got "
              + fullWatts
              + " W and "
              + wavelengthMetres
              + " m");
    }
    if (!(wallPlugEfficiency > 0) || wallPlugEfficiency > 1) {
      throw new IllegalArgumentException(
          "An emitter's wall-plug efficiency lies in (0, 1], got " + wallPlugEfficiency);
    }
    if (!Double.isFinite(quadratic) || !Double.isFinite(cubic)) {
      throw new IllegalArgumentException("An emitter's curve needs finite coefficients");
    }
    if (1 - 2 * Math.abs(quadratic) - 3 * Math.abs(cubic) < 0) {
      throw new IllegalArgumentException(
          "The emitter curve u + "
              + quadratic
              + " u^2 + "
              + cubic
              + " u^3 may turn back inside its range: keep 2 |quadratic| + 3 |cubic| <= 1");
    }
  }

  /** The same emitter with a straight curve: what a perfect drive table makes of it. */
  public MicroLed linearised() {
    return new MicroLed(
        fullWatts, wavelengthMetres, wallPlugEfficiency, 0.0, 0.0, rinDecibelsPerHertz);
  }

  /** Whether light follows the drive exactly. */
  public boolean isLinear() {
    return quadratic == 0 && cubic == 0;
  }

  /** {@code p(u)}: light against the bias, both normalised. */
  public double response(double u) {
    return u * (1 + u * (quadratic + cubic * u));
  }

  /** Energy of a photon [J]. */
  public double photonJoules() {
    return PLANCK_LIGHT / wavelengthMetres;
  }

  /** Standard deviation of {@code dP / P} in a bandwidth [Hz]. */
  public double relativeIntensityNoise(double bandwidthHertz) {
    return Math.sqrt(Math.pow(10, rinDecibelsPerHertz / 10) * bandwidthHertz);
  }

  /** Electrical energy of one emitter at its bias for some time [J]. */
  public double biasJoules(double seconds) {
    return 0.5 * fullWatts * seconds / wallPlugEfficiency;
  }
}
