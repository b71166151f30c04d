package org.ohmlight.simulator.crossbar.line;

/**
 * When a solve is good enough and when it gives up.
 *
 * @param tolerance residual relative to the drive, asked for
 * @param steps largest number of steps
 */
public record SolveLimits(double tolerance, int steps) {
  /** Relative residual 1e-12 in at most 10,000 steps. */
  public static final SolveLimits EXACT = new SolveLimits(1e-12, 10_000);

  public SolveLimits {
    if (!(tolerance >= 1e-15 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance must be from 1e-15 to below 1, got " + tolerance);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, got " + steps);
    }
  }
}
