package org.ohmlight.simulator.optics.loop;

/**
 * What a loop is asked to compute: {@code z' = alpha z + beta W f(z) + b + gamma (z - z_before)}.
 *
 * @param weights {@code W [n][n]}, row {@code i} = input channel, column {@code j} = output channel
 * @param alpha part of the state that stays, dimensionless
 * @param beta scale of the light; divided by the number of channels when normalised
 * @param gamma momentum, dimensionless
 * @param normalised whether the product is scaled by {@code beta / n} (or, as it is, by {@code max
 *     |W|})
 * @param bits bit depth of an arm's weights; 0 for continuous ones
 * @param fullWeight the weight that full transmission stands for, {@code max |W|} unless given
 */
public record LoopProgram(
    double[][] weights,
    double alpha,
    double beta,
    double gamma,
    boolean normalised,
    int bits,
    double fullWeight) {
  /** A program whose largest weight takes the full transmission. */
  public LoopProgram(
      double[][] weights, double alpha, double beta, double gamma, boolean normalised, int bits) {
    this(weights, alpha, beta, gamma, normalised, bits, largest(weights));
  }

  public LoopProgram {
    int n = weights.length;
    for (double[] row : weights) {
      if (row.length != n) {
        throw new IllegalArgumentException(
            "The weights of a loop are square: " + n + " rows, but a row of " + row.length);
      }
    }
    if (bits < 0 || bits > 20) {
      throw new IllegalArgumentException("1 to 20 bits, or 0 for continuous weights; got " + bits);
    }
  }

  /** Number of channels. */
  public int channels() {
    return weights.length;
  }

  private static double largest(double[][] weights) {
    double largest = 0;
    for (double[] row : weights) {
      for (double w : row) {
        largest = Math.max(largest, Math.abs(w));
      }
    }
    return largest;
  }

  /** The same program with other electronics. */
  LoopProgram withElectronics(double otherAlpha, double otherGamma) {
    return new LoopProgram(weights, otherAlpha, beta, otherGamma, normalised, bits, fullWeight);
  }

  /** The arm's part of the weights in [0, 1]: {@code relu(sign W) / fullWeight}, at its bits. */
  double[][] arm(double sign) {
    int n = channels();
    double levels = (1 << bits) - 1;
    double[][] arm = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double share = fullWeight == 0 ? 0 : Math.max(sign * weights[i][j], 0) / fullWeight;
        double w = Math.min(share, 1);
        arm[i][j] = bits == 0 ? w : Math.rint(w * levels) / levels;
      }
    }
    return arm;
  }
}
