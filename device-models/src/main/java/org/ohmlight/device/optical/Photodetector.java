package org.ohmlight.device.optical;

/**
 * A photodiode with its transimpedance amplifier.
 *
 * <p>Photocurrent {@code I = R P}, responsivity {@code R = eta q lambda / (h c)}. Noise in a
 * bandwidth {@code B}: shot {@code 2 q (I + I_dark) B} and thermal {@code 4 k T B / R_f}, both
 * variances in A^2 (Saleh and Teich, Fundamentals of Photonics, 2nd ed., the chapter on detectors).
 * Integrated over a frame of {@code tau} seconds, where {@code B = 1 / (2 tau)}, they are {@code
 * tau (I + I_dark) / q} and {@code 2 k T tau / (R_f q^2)} electrons squared: the shot part is the
 * Poisson law, variance = mean.
 *
 * <p>Defaults: dark current .1 nA (photontorch's photodetector); efficiency .8 and 1 Mohm suit a
 * silicon diode at about 1 MHz. Left out: the amplifier's voltage noise and its bandwidth limit.
 *
 * @param quantumEfficiency electrons a photon, in (0, 1]
 * @param transimpedanceOhms feedback resistance [ohm]
 * @param temperatureKelvin temperature of that resistance [K]
 * @param darkAmperes dark current [A]
 */
public record Photodetector(
    double quantumEfficiency,
    double transimpedanceOhms,
    double temperatureKelvin,
    double darkAmperes) {
  /** Elementary charge [C] (SI, exact). */
  public static final double ELEMENTARY_CHARGE = 1.602176634e-19;

  /** Boltzmann's constant [J/K] (SI, exact). */
  public static final double BOLTZMANN = 1.380649e-23;

  /** The default detector; see the class. */
  public static final Photodetector STANDARD = new Photodetector(0.8, 1e6, 300.0, 1e-10);

  public Photodetector {
    if (!(quantumEfficiency > 0) || quantumEfficiency > 1) {
      throw new IllegalArgumentException(
          "A detector's quantum efficiency lies in (0, 1], got " + quantumEfficiency);
    }
    if (!(transimpedanceOhms > 0) || !(temperatureKelvin >= 0) || !(darkAmperes >= 0)) {
      throw new IllegalArgumentException(
          "A detector needs a positive resistance, and a temperature and dark current >= 0; got "
              + transimpedanceOhms
              + " ohm, "
              + temperatureKelvin
              + " K, "
              + darkAmperes
              + " A");
    }
  }

  /** Variance of the shot noise of a current in a bandwidth [A^2]. */
  public double shotVariance(double amperes, double bandwidthHertz) {
    return 2 * ELEMENTARY_CHARGE * (amperes + darkAmperes) * bandwidthHertz;
  }

  /** Variance of the thermal noise in a bandwidth [A^2]. */
  public double thermalVariance(double bandwidthHertz) {
    return 4 * BOLTZMANN * temperatureKelvin * bandwidthHertz / transimpedanceOhms;
  }

  /** Variance that remains in the dark after integration over a frame [electrons^2]. */
  public double darkElectronVariance(double frameSeconds) {
    double perCharge = frameSeconds / ELEMENTARY_CHARGE;
    double bandwidth = 0.5 / frameSeconds;
    return perCharge * perCharge * (thermalVariance(bandwidth) + shotVariance(0, bandwidth));
  }
}
