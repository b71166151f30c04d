package org.ohmlight.simulator.optics.loop;

/**
 * The electronic limiter that turns a state into a drive.
 *
 * <p>{@code s = d u / (1 + |u|^c)^(1/c) + f + g z}, {@code u = a z + b}; state {@code z} and drive
 * {@code s} in volt. Source: microsoft/aoc, tanh_sigmoid_coeffs.
 *
 * @param a input gain [1/V]
 * @param b input offset, dimensionless
 * @param c sharpness, dimensionless
 * @param d output scale [V]
 * @param f output offset [V]
 * @param g part that passes straight through, dimensionless
 */
public record Limiter(double a, double b, double c, double d, double f, double g) {
  /** The drive of a state [V]. */
  public double drive(double z) {
    double u = a * z + b;
    return d * u / Math.pow(1 + Math.pow(Math.abs(u), c), 1 / c) + f + g * z;
  }

  /** Slope of a drive at state 0, dimensionless. */
  public double smallSignalGain() {
    double u = Math.pow(Math.abs(b), c);
    return a * d * Math.pow(1 + u, -1 / c - 1) + g;
  }
}
