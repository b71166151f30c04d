package org.ohmlight.simulator.optics.loop;

/**
 * The machine of 16 variables.
 *
 * <p>Leak of the polarising beam splitter, for the columns {@code k = 1 ... n - 1} and the
 * undistorted weights {@code w} of one arm: {@code M_ik = sqrt(2) (a_k w^2 + b_k w + c_k)}; the
 * columns 1 ... n - 1 are then mirrored. The positive arm's leak of {@code w+} adds {@code P+ M /
 * .06} to the negative detectors, the negative arm's leak of {@code w-} takes {@code P- M / .04}
 * from the positive ones. There is no loop correction.
 *
 * @param leakPositive {@code [n][3]}, for the leak of {@code w-} into the positive detectors
 * @param leakNegative {@code [n][3]}, for the leak of {@code w+} into the negative detectors
 * @param reading the saturation of the read-out
 */
public record Aoc16(
    Limiter limiter,
    LoopArm positive,
    LoopArm negative,
    double injectionLimit,
    double[][] leakPositive,
    double[][] leakNegative,
    Reading reading)
    implements LoopMachine {
  /** Scale of the leak into the negative detectors [V*]; a constant of the twin. */
  static final double NEGATIVE_LEAK_SCALE = 0.06;

  /** Scale of the leak into the positive detectors [V*]; a constant of the twin. */
  static final double POSITIVE_LEAK_SCALE = 0.04;

  /**
   * Saturation of the read-out; pieces are (start, stop].
   *
   * @param lowest value below the first piece [V]
   * @param highest value above the last [V]
   * @param joints ends of the pieces [V]: cosine, then sine
   * @param cosine {@code constant - cos(coefficient v)}: constant, coefficient
   * @param sine {@code v - multiplier sin(coefficient v)^5}: multiplier, coefficient
   */
  public record Reading(
      double lowest, double highest, double[] joints, double[] cosine, double[] sine) {
    double of(double v) {
      if (v <= joints[0]) {
        return lowest;
      }
      if (v <= joints[1]) {
        return cosine[0] - Math.cos(cosine[1] * v);
      }
      return v <= joints[2] ? v - sine[0] * Math.pow(Math.sin(sine[1] * v), 5) : highest;
    }
  }

  @Override
  public int channels() {
    return positive.channels();
  }

  @Override
  public double readout(double volts) {
    return reading.of(volts);
  }

  /** Adds to a detector row what leaks from the weights {@code w [n x n]} of the other arm. */
  static void leak(double[][] w, double[][] polynomial, double[] light, double scale, double[] y) {
    int n = y.length;
    for (int k = 1; k < n; k++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        double level = w[i][k];
        double leaked = (polynomial[k][0] * level + polynomial[k][1]) * level + polynomial[k][2];
        sum += light[i] * leaked;
      }
      y[n - k] += Math.sqrt(2) * sum * scale;
    }
  }
}
