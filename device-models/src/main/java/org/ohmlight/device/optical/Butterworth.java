package org.ohmlight.device.optical;

/**
 * A digital Butterworth low-pass: the bandwidth of a detector's electronics.
 *
 * <p>{@code |H|^2 = 1 / (1 + (tan(pi f / 2) / tan(pi fc / 2))^(2 n))}, frequencies against half of
 * the sampling rate, by the bilinear transform of the analog poles {@code s_k = exp(i pi (2 k + n +
 * 1) / (2 n))}. Source: Oppenheim and Schafer, Discrete-Time Signal Processing.
 *
 * @param numerator {@code b}, of {@code n + 1} coefficients
 * @param denominator {@code a}, with {@code a_0 = 1}
 */
public record Butterworth(double[] numerator, double[] denominator) {
  /**
   * Designs a filter.
   *
   * @param order {@code n}, 1 to 12
   * @param cutoff -3 dB frequency over half of the sampling rate, in (0, 1]; 1 passes everything
   */
  public static Butterworth lowPass(int order, double cutoff) {
    if (order < 1 || order > 12 || !(cutoff > 0) || cutoff > 1) {
      throw new IllegalArgumentException(
          "A low-pass has order 1 to 12 and a cutoff in (0, 1] of half of the sampling rate; got "
              + order
              + " and "
              + cutoff);
    }
    if (cutoff == 1) {
      return new Butterworth(new double[] {1}, new double[] {1});
    }
    double warped = Math.tan(0.5 * Math.PI * cutoff);
    double[] real = new double[order + 1];
    double[] imaginary = new double[order + 1];
    real[0] = 1;
    for (int k = 0; k < order; k++) {
      double angle = Math.PI * (2 * k + order + 1) / (2.0 * order);
      double poleReal = warped * Math.cos(angle);
      double poleImaginary = warped * Math.sin(angle);
      // z = (1 + s) / (1 - s)
      double below = (1 - poleReal) * (1 - poleReal) + poleImaginary * poleImaginary;
      double zReal = (1 - poleReal * poleReal - poleImaginary * poleImaginary) / below;
      double zImaginary = 2 * poleImaginary / below;
      for (int j = k + 1; j > 0; j--) {
        double carriedReal = zReal * real[j - 1] - zImaginary * imaginary[j - 1];
        double carriedImaginary = zReal * imaginary[j - 1] + zImaginary * real[j - 1];
        real[j] -= carriedReal;
        imaginary[j] -= carriedImaginary;
      }
    }
    return new Butterworth(binomial(order, real), real);
  }

  /** {@code (1 + z^-1)^n}, scaled to a gain of 1 at zero frequency. */
  private static double[] binomial(int order, double[] denominator) {
    double atRest = 0;
    for (double coefficient : denominator) {
      atRest += coefficient;
    }
    double[] numerator = new double[order + 1];
    double choose = 1;
    for (int k = 0; k <= order; k++) {
      numerator[k] = choose * atRest / (1L << order);
      choose = choose * (order - k) / (k + 1);
    }
    return numerator;
  }

  /** The filtered signal, from rest. */
  public double[] filter(double[] signal) {
    double[] filtered = new double[signal.length];
    for (int t = 0; t < signal.length; t++) {
      double sum = 0;
      for (int k = 0; k < numerator.length && k <= t; k++) {
        sum += numerator[k] * signal[t - k];
      }
      for (int k = 1; k < denominator.length && k <= t; k++) {
        sum -= denominator[k] * filtered[t - k];
      }
      filtered[t] = sum;
    }
    return filtered;
  }
}
