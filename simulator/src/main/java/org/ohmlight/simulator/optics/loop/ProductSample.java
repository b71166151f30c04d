package org.ohmlight.simulator.optics.loop;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.ohmlight.physical.RandomStream;

/**
 * Drives, the ideal product and the machine's product for a sample of random states, and how well
 * the one is fitted by the other.
 *
 * @param drives {@code s [samples][n]} [V]
 * @param ideal {@code s W / max|W|} [samples][n]
 * @param product what the optics give [samples][n]
 */
record ProductSample(double[][] drives, double[][] ideal, double[][] product) {

  /**
   * Samples a loop whose program is normalised with {@code beta = n}, so that nothing is scaled.
   */
  static ProductSample of(
      OpticalLoop loop, ErrorBudget.Sampling sampling, long seed, String stream) {
    int n = loop.machine().channels();
    int samples = sampling.samples();
    double[][] drives = new double[samples][n];
    double[][] product = new double[samples][];
    double full = loop.program().fullWeight();
    for (int k = 0; k < samples; k++) {
      float[] normals = LoopOptics.normals(RandomStream.of(seed, stream), k, n);
      for (int i = 0; i < n; i++) {
        drives[k][i] = loop.machine().limiter().drive(sampling.stateVolts() * normals[i]);
      }
      product[k] = loop.product(drives[k], 0, k);
    }
    RealMatrix weights = new Array2DRowRealMatrix(loop.program().weights());
    RealMatrix ideal =
        new Array2DRowRealMatrix(drives, false).multiply(weights).scalarMultiply(1 / full);
    return new ProductSample(drives, ideal.getData(), product);
  }

  private int channels() {
    return ideal[0].length;
  }

  double errorAfterGain() {
    double cross = 0;
    double power = 0;
    for (int k = 0; k < ideal.length; k++) {
      for (int j = 0; j < channels(); j++) {
        cross += ideal[k][j] * product[k][j];
        power += ideal[k][j] * ideal[k][j];
      }
    }
    double gain = cross / power;
    double rest = 0;
    for (int k = 0; k < ideal.length; k++) {
      for (int j = 0; j < channels(); j++) {
        rest += square(product[k][j] - gain * ideal[k][j]);
      }
    }
    return Math.sqrt(rest / (gain * gain * power));
  }

  double errorAfterOutputs() {
    double rest = 0;
    double fitted = 0;
    for (int j = 0; j < channels(); j++) {
      double idealMean = mean(ideal, j);
      double productMean = mean(product, j);
      double cross = 0;
      double power = 0;
      for (int k = 0; k < ideal.length; k++) {
        cross += (ideal[k][j] - idealMean) * (product[k][j] - productMean);
        power += square(ideal[k][j] - idealMean);
      }
      double gain = cross / power;
      for (int k = 0; k < ideal.length; k++) {
        double fit = gain * (ideal[k][j] - idealMean);
        rest += square(product[k][j] - productMean - fit);
        fitted += fit * fit;
      }
    }
    return Math.sqrt(rest / fitted);
  }

  double errorAfterLinear() {
    RealMatrix inputs = withOffset();
    RealMatrix fit = inputs.multiply(linearFit(inputs));
    double rest = 0;
    double fitted = 0;
    for (int k = 0; k < ideal.length; k++) {
      for (int j = 0; j < channels(); j++) {
        rest += square(product[k][j] - fit.getEntry(k, j));
        fitted += square(fit.getEntry(k, j));
      }
    }
    return Math.sqrt(rest / fitted);
  }

  /**
   * The realised matrix {@code [n][n]}: the best linear map, with an offset, from drives to light.
   */
  double[][] effectiveMatrix() {
    RealMatrix fit = linearFit(withOffset());
    return fit.getSubMatrix(0, channels() - 1, 0, channels() - 1).getData();
  }

  /** Least squares by the normal equations; random drives are far from dependent. */
  private RealMatrix linearFit(RealMatrix inputs) {
    RealMatrix transposed = inputs.transpose();
    RealMatrix outputs = new Array2DRowRealMatrix(product, false);
    return new CholeskyDecomposition(transposed.multiply(inputs))
        .getSolver()
        .solve(transposed.multiply(outputs));
  }

  private RealMatrix withOffset() {
    int n = channels();
    double[][] inputs = new double[drives.length][n + 1];
    for (int k = 0; k < drives.length; k++) {
      System.arraycopy(drives[k], 0, inputs[k], 0, n);
      inputs[k][n] = 1;
    }
    return new Array2DRowRealMatrix(inputs, false);
  }

  private static double mean(double[][] values, int column) {
    double sum = 0;
    for (double[] row : values) {
      sum += row[column];
    }
    return sum / values.length;
  }

  private static double square(double x) {
    return x * x;
  }
}
