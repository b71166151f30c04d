package org.ohmlight.device.optical;

import org.ohmlight.physical.RandomStream;

/**
 * Poisson counts as a pure function of a stream and an index: variance = mean.
 *
 * <p>Up to a mean of 60 by inversion of the distribution. Above, {@code round(m + sqrt(m - 5/36) z
 * + (z^2 - 1) / 6)} with a standard normal {@code z}: the first two terms of Cornish and Fisher
 * (1938), with the variance of the skewing term (1/18) and of rounding (1/12) taken off, so that
 * mean and variance are {@code m}.
 */
public final class Poisson {
  private static final double LARGEST_INVERTED = 60;

  private Poisson() {}

  /** The count with the given index of a stream, for the given mean; 0 for a mean of 0 or less. */
  public static double count(double mean, RandomStream stream, long index) {
    if (!(mean > 0)) {
      return 0;
    }
    double first = stream.uniform(2 * index);
    if (mean <= LARGEST_INVERTED) {
      return invert(mean, first);
    }
    double angle = 2 * Math.PI * stream.uniform(2 * index + 1);
    double z = Math.sqrt(-2 * Math.log(first)) * Math.cos(angle);
    double value = mean + Math.sqrt(mean - 5.0 / 36) * z + (z * z - 1) / 6;
    return Math.max(Math.rint(value), 0);
  }

  private static double invert(double mean, double uniform) {
    double probability = Math.exp(-mean);
    double below = probability;
    int count = 0;
    while (uniform > below && probability > 0) {
      count++;
      probability *= mean / count;
      below += probability;
    }
    return count;
  }
}
