package org.ohmlight.simulator.circuit;

import org.ohmlight.kernel.Fused;

/**
 * A junction diode at rest: {@code I = IS (exp(V / (N VT)) - 1) + G V}, after Shockley (1949).
 *
 * <p>It leaves out series resistance, high injection, breakdown and capacitance.
 *
 * @param saturationAmps IS, A
 * @param emission N, the emission coefficient
 * @param thermalVolts VT = k T / q, V
 * @param leakageSiemens G, a small conductance across the junction, S; 0 for none
 */
public record DiodeModel(
    double saturationAmps, double emission, double thermalVolts, double leakageSiemens) {
  private static final double BOLTZMANN = 1.380649e-23;
  private static final double ELEMENTARY_CHARGE = 1.602176634e-19;
  // Above this many N VT the exponential is continued by its tangent; the current is past 1e30 IS.
  private static final double STEEPEST = 80;

  public DiodeModel {
    require(saturationAmps > 0 && saturationAmps <= 1, "saturationAmps", saturationAmps, "(0, 1]");
    require(emission >= 0.1 && emission <= 100, "emission", emission, "[0.1, 100]");
    require(thermalVolts >= 1e-5 && thermalVolts <= 1, "thermalVolts", thermalVolts, "[1e-5, 1]");
    require(leakageSiemens >= 0 && leakageSiemens <= 1, "leakageSiemens", leakageSiemens, "[0, 1]");
  }

  /** A diode at a temperature, with the constants of the SI of 2019. */
  public static DiodeModel atKelvin(double saturationAmps, double emission, double kelvin) {
    return new DiodeModel(saturationAmps, emission, BOLTZMANN * kelvin / ELEMENTARY_CHARGE, 0);
  }

  private static void require(boolean fine, String name, double given, String allowed) {
    if (!fine) {
      throw new IllegalArgumentException(
          name + " of a diode must lie in " + allowed + ", got " + given);
    }
  }

  /** Current from anode to cathode, A. */
  public double amps(double volts) {
    double u = volts / (emission * thermalVolts);
    double bent = u <= STEEPEST ? Math.expm1(u) : Math.exp(STEEPEST) * (1 + u - STEEPEST) - 1;
    return Fused.fma(leakageSiemens, volts, saturationAmps * bent);
  }

  /** Slope of the current, S. */
  public double slope(double volts) {
    double scale = emission * thermalVolts;
    return saturationAmps * Math.exp(Math.min(volts / scale, STEEPEST)) / scale + leakageSiemens;
  }

  /**
   * Where to linearise next, for a step of Newton's method from {@code volts} that proposes {@code
   * proposed}: forward steps beyond the knee go as the logarithm of what was proposed, so that the
   * exponential cannot run away (Nagel, 1975).
   */
  double limited(double volts, double proposed) {
    double scale = emission * thermalVolts;
    double knee = scale * Math.log(scale / (Math.sqrt(2) * saturationAmps));
    double from = Math.max(volts, knee);
    return proposed <= from || proposed - volts <= 2 * scale
        ? proposed
        : from + scale * Math.log1p((proposed - from) / scale);
  }
}
