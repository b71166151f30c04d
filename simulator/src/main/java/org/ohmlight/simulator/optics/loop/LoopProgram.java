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
 */
public record LoopProgram(
    double[][] weights, double alpha, double beta, double gamma, boolean normalised, int bits) {
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

  /** {@code max |W|}, the weight that full transmission stands for. */
  public double fullWeight() {
    double largest = 0;
    for (double[] row : weights) {
      for (double w : row) {
        largest = Math.max(largest, Math.abs(w));
      }
    }
    return largest;
  }

  /** The arm's part of the weights in [0, 1]: {@code relu(sign W) / max |W|}, at its bit depth. */
  double[][] arm(double sign) {
    double full = fullWeight();
    int n = channels();
    double levels = (1 << bits) - 1;
    double[][] arm = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double w = full == 0 ? 0 : Math.max(sign * weights[i][j], 0) / full;
        arm[i][j] = bits == 0 ? w : Math.rint(w * levels) / levels;
      }
    }
    return arm;
  }
}
