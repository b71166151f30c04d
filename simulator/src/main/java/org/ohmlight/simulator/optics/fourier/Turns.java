package org.ohmlight.simulator.optics.fourier;

/** Sines and cosines of rational turns, exact at the eighths and symmetric between them. */
final class Turns {
  private Turns() {}

  /** {@code cos(2 pi numerator / denominator)}. */
  static double cos(long numerator, long denominator) {
    long n = Math.floorMod(numerator, denominator);
    if (2 * n > denominator) {
      n = denominator - n;
    }
    if (4 * n > denominator) {
      return -firstQuarterCos(denominator - 2 * n, 2 * denominator);
    }
    return firstQuarterCos(2 * n, 2 * denominator);
  }

  /** {@code sin(2 pi numerator / denominator)}. */
  static double sin(long numerator, long denominator) {
    return cos(4 * numerator - denominator, 4 * denominator);
  }

  private static double firstQuarterCos(long n, long d) {
    if (4 * n == d) {
      return 0.0;
    }
    return 8 * n <= d
        ? StrictMath.cos(2 * Math.PI * n / d)
        : StrictMath.sin(2 * Math.PI * (d - 4 * n) / (4.0 * d));
  }
}
