package org.ohmlight.experiments.golden;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the worst error of a case and asserts each comparison where it is made. */
final class Deviation {
  private double worst;

  /** Largest |actual - expected|, which may not exceed the tolerance. */
  void absolute(String what, float[] actual, double[] expected, double tolerance) {
    record(what, largestDifference(actual, expected), tolerance);
  }

  /**
   * Largest |actual - expected| over the largest |expected|, which may not exceed the tolerance.
   */
  void relative(String what, float[] actual, double[] expected, double tolerance) {
    double scale = 0;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    record(
        what,
        scale == 0
            ? largestDifference(actual, expected)
            : largestDifference(actual, expected) / scale,
        tolerance);
  }

  void record(String what, double error, double tolerance) {
    worst = Math.max(worst, error);
    assertThat(error).as(what).isLessThanOrEqualTo(tolerance);
  }

  private static double largestDifference(float[] actual, double[] expected) {
    assertThat(actual.length).isEqualTo(expected.length);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(actual[i] - expected[i]);
      largest = difference >= 0 ? Math.max(largest, difference) : Double.NaN;
    }
    return largest;
  }

  double worst() {
    return worst;
  }

  /** Cosine of the angle between two arrays. */
  static double cosine(float[] x, double[] y) {
    double dot = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < y.length; i++) {
      dot += x[i] * y[i];
      xx += (double) x[i] * x[i];
      yy += y[i] * y[i];
    }
    return dot / Math.sqrt(xx * yy);
  }
}
