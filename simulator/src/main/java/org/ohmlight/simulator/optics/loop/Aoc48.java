package org.ohmlight.simulator.optics.loop;

/**
 * The machine of 48 variables.
 *
 * <p>Leak of the polarising beam splitter: an arm's detector {@code j} also sees the unmodulated
 * light of emitter {@code j} of its own arm, {@code y_j += rho_j P_j leak_j}. Loop correction:
 * {@code d_j = (d_j + r (dc_j + q lin_j)) k_j}, where {@code q} is the light scale of the program.
 *
 * @param leakIntoPositive by channel, dimensionless
 * @param leakIntoNegative by channel, dimensionless
 * @param dcOffset {@code dc_j} [V]
 * @param linearOffset {@code lin_j} [V]
 * @param loopScale {@code k_j}, dimensionless
 * @param solutionToAdc {@code r}, dimensionless
 * @param reading the saturation of the read-out
 */
public record Aoc48(
    Limiter limiter,
    LoopArm positive,
    LoopArm negative,
    double injectionLimit,
    double[] leakIntoPositive,
    double[] leakIntoNegative,
    double[] dcOffset,
    double[] linearOffset,
    double[] loopScale,
    double solutionToAdc,
    Reading reading)
    implements LoopMachine {

  /**
   * Saturation of the read-out, piece by piece; pieces are (start, stop].
   *
   * @param lowest value below the first piece [V]
   * @param highest value above the last [V]
   * @param joints ends of the pieces [V]: cosine, quadratic, then the identity, quartic, cosine
   * @param lowCosine {@code constant - cos(coefficient v)}: constant, coefficient
   * @param quadratic highest power first
   * @param quartic highest power first
   * @param highCosine {@code cos(v + first) + second}: first, second
   */
  public record Reading(
      double lowest,
      double highest,
      double[] joints,
      double[] lowCosine,
      double[] quadratic,
      double[] quartic,
      double[] highCosine) {
    double of(double v) {
      if (v <= joints[0]) {
        return lowest;
      }
      if (v <= joints[1]) {
        return lowCosine[0] - Math.cos(lowCosine[1] * v);
      }
      if (v <= joints[2]) {
        return polynomial(quadratic, v);
      }
      if (v <= joints[3]) {
        return v;
      }
      if (v <= joints[4]) {
        return polynomial(quartic, v);
      }
      return v <= joints[5] ? Math.cos(v + highCosine[0]) + highCosine[1] : highest;
    }

    private static double polynomial(double[] coefficients, double v) {
      double sum = 0;
      for (double coefficient : coefficients) {
        sum = sum * v + coefficient;
      }
      return sum;
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
}
