package org.ohmlight.hil.calibration;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Fits the gains and offsets of {@link ChannelGains} to presentations, by least squares in turns:
 * with the gains of the inputs fixed each output is a straight line; with those of the outputs
 * fixed, the gains of the inputs are a linear system, solved by sweeps (Gauss and Seidel).
 *
 * <p>Model: {@code measured_ki = out_i sum_j W_ij in_j x_kj + offset_i + noise}. An output is dead
 * where its gain, an input where its answer to being presented alone, is below a part of the
 * median.
 */
final class GainFit {
  private static final int TURNS = 12;
  private static final double DEAD_PART = 0.05;

  private final double[][] w;
  private final double[][] x;
  private final double[][] measured;
  private final int outputs;
  private final int inputs;
  private final double[] in;
  private final double[] out;
  private final double[] offset;

  /**
   * Prepares a fit.
   *
   * @param w what the cells hold {@code [outputs][inputs]}
   * @param x what was presented {@code [presentations][inputs]}
   * @param measured what came {@code [presentations][outputs]}
   */
  GainFit(double[][] w, double[][] x, double[][] measured) {
    this.w = w;
    this.x = x;
    this.measured = measured;
    this.outputs = w.length;
    this.inputs = x[0].length;
    this.in = new double[inputs];
    this.out = new double[outputs];
    this.offset = new double[outputs];
    Arrays.fill(in, 1);
  }

  ChannelGains fitted() {
    for (int turn = 0; turn < TURNS; turn++) {
      fitOutputs();
      fitInputs();
      share();
    }
    fitOutputs();
    for (int i : dead(out)) {
      out[i] = 0;
      offset[i] = 0;
    }
    for (int j : dead(in)) {
      in[j] = 0;
    }
    return ChannelGains.of(in, out, offset);
  }

  private void fitOutputs() {
    for (int i = 0; i < outputs; i++) {
      double meanProduct = 0;
      double meanMeasured = 0;
      double[] products = new double[x.length];
      for (int k = 0; k < x.length; k++) {
        products[k] = product(i, k);
        meanProduct += products[k] / x.length;
        meanMeasured += measured[k][i] / x.length;
      }
      double cross = 0;
      double power = 0;
      for (int k = 0; k < x.length; k++) {
        double p = products[k] - meanProduct;
        cross += p * (measured[k][i] - meanMeasured);
        power += p * p;
      }
      // Where all weights are zero there is nothing to see but the offset.
      out[i] = power == 0 ? 1 : cross / power;
      offset[i] = meanMeasured - out[i] * meanProduct;
    }
  }

  private double product(int i, int k) {
    double sum = 0;
    for (int j = 0; j < inputs; j++) {
      sum += w[i][j] * in[j] * x[k][j];
    }
    return sum;
  }

  private void fitInputs() {
    double[][] rest = new double[x.length][outputs];
    for (int k = 0; k < x.length; k++) {
      for (int i = 0; i < outputs; i++) {
        rest[k][i] = measured[k][i] - offset[i] - out[i] * product(i, k);
      }
    }
    for (int j = 0; j < inputs; j++) {
      double cross = 0;
      double power = 0;
      for (int k = 0; k < x.length; k++) {
        for (int i = 0; i < outputs; i++) {
          double slope = out[i] * w[i][j] * x[k][j];
          cross += slope * rest[k][i];
          power += slope * slope;
        }
      }
      double change = power == 0 ? 0 : cross / power;
      in[j] += change;
      for (int k = 0; k < x.length; k++) {
        for (int i = 0; i < outputs; i++) {
          rest[k][i] -= change * out[i] * w[i][j] * x[k][j];
        }
      }
    }
  }

  /** A common factor goes to the outputs. */
  private void share() {
    double threshold = threshold(in);
    double mean = Arrays.stream(in).filter(gain -> gain > threshold).average().orElse(1);
    for (int j = 0; j < inputs; j++) {
      in[j] /= mean;
    }
    for (int i = 0; i < outputs; i++) {
      out[i] *= mean;
    }
  }

  private static int[] dead(double[] gains) {
    double threshold = threshold(gains);
    return java.util.stream.IntStream.range(0, gains.length)
        .filter(i -> gains[i] <= threshold)
        .toArray();
  }

  private static double threshold(double[] gains) {
    return DEAD_PART * Math.max(0, new Median().evaluate(gains));
  }
}
