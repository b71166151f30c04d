package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * What happens to cells that nobody writes for a time {@code t}: each relaxes towards its resting
 * state {@code b} by a power law of its own, and diffuses.
 *
 * <pre>  w(t) = b + (w(0) - b) (1 + t / t0)^-nu + sigma sqrt(t / 1 day) xi,
 *   nu = max(nu0 (1 + spread g), 0)</pre>
 *
 * with {@code g} drawn once a cell and {@code xi} once a pause, both standard normal; then the
 * bounds. The power law is that of phase-change cells (Ielmini, Lacaita, Mantegazza, IEEE Trans.
 * Electron Devices 54, 2007), with the spread of its exponent from cell to cell. What it leaves
 * out: exponents that depend on the state, and a clock for each cell: all of them count from the
 * beginning of the pause.
 *
 * @param exponent {@code nu0}; 0 for no relaxation
 * @param exponentSpread relative spread of the exponent from cell to cell
 * @param firstSeconds {@code t0} [s], > 0
 * @param diffusion {@code sigma}, in units of the state, a square root of a day
 */
public record Retention(
    double exponent, double exponentSpread, double firstSeconds, double diffusion) {
  private static final double DAY_SECONDS = 86_400.0;

  public Retention {
    Allowed.notNegative("drift exponent", exponent);
    Allowed.notNegative("spread of the drift exponent", exponentSpread);
    Allowed.positive("first time of drift", firstSeconds);
    Allowed.notNegative("diffusion in a day", diffusion);
  }

  /** What is left of a cell's distance to its resting state. */
  double kept(double seconds, double g) {
    double nu = Math.max(exponent * (1.0 + exponentSpread * g), 0.0);
    return Math.pow(1.0 + seconds / firstSeconds, -nu);
  }

  /** Standard deviation of the diffusion. */
  double walked(double seconds) {
    return diffusion * Math.sqrt(seconds / DAY_SECONDS);
  }
}
