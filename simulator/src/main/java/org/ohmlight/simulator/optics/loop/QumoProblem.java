package org.ohmlight.simulator.optics.loop;

import org.ohmlight.physical.RandomStream;

/**
 * A quadratic problem with mixed variables: minimise {@code x^T Q x / 2 + c^T x} over {@code x_i}
 * in {0, 1} for the first {@code binaries} variables and in [0, 1] for the rest.
 *
 * <p>Source: Kalinin et al., Nature 645, 354 (2025): quadratic unconstrained mixed optimisation.
 *
 * @param quadratic {@code Q [n][n]}, symmetric
 * @param linear {@code c [n]}
 * @param binaries number of binary variables; they come first
 */
public record QumoProblem(double[][] quadratic, double[] linear, int binaries) {
  public QumoProblem {
    int n = linear.length;
    if (quadratic.length != n || binaries < 0 || binaries > n) {
      throw new IllegalArgumentException(
          "A problem of "
              + n
              + " variables needs a matrix of that size and 0 to "
              + n
              + " binaries; got "
              + quadratic.length
              + " rows and "
              + binaries);
    }
    for (int i = 0; i < n; i++) {
      if (quadratic[i].length != n) {
        throw new IllegalArgumentException("Row " + i + " of the matrix is not of length " + n);
      }
      for (int j = 0; j < i; j++) {
        if (quadratic[i][j] != quadratic[j][i]) {
          throw new IllegalArgumentException(
              "The matrix must be symmetric; entries (" + i + ", " + j + ") differ");
        }
      }
    }
  }

  /**
   * A random problem: couplings and slopes uniform in [-1, 1]; continuous variables are strictly
   * convex ({@code Q_ii = 3}).
   *
   * @param number which problem of the seed
   */
  public static QumoProblem random(int binaries, int continuous, long seed, int number) {
    int n = binaries + continuous;
    RandomStream stream = RandomStream.of(seed, "problem/" + number);
    double[][] q = new double[n][n];
    double[] c = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        q[i][j] = 2 * stream.uniform((long) i * n + j) - 1;
        q[j][i] = q[i][j];
      }
      q[i][i] = i < binaries ? 0.5 : 3;
      c[i] = 2 * stream.uniform((long) n * n + i) - 1;
    }
    return new QumoProblem(q, c, binaries);
  }

  /** Number of variables. */
  public int variables() {
    return linear.length;
  }

  /** What is to be minimised. */
  public double value(double[] x) {
    double value = 0;
    for (int i = 0; i < x.length; i++) {
      double pull = 0;
      for (int j = 0; j < x.length; j++) {
        pull += quadratic[i][j] * x[j];
      }
      value += x[i] * (0.5 * pull + linear[i]);
    }
    return value;
  }

  /** Whether a variable is binary. */
  public boolean isBinary(int variable) {
    return variable < binaries;
  }

  /** {@code x} with its binary part rounded and its continuous part cut to [0, 1]. */
  public double[] feasible(double[] x) {
    double[] point = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      point[i] = isBinary(i) ? (x[i] > 0.5 ? 1 : 0) : Math.clamp(x[i], 0.0, 1.0);
    }
    return point;
  }
}
