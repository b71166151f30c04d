package org.ohmlight.simulator.optics.loop;

/**
 * One optical arm of a machine: what it does to light, channel by channel. The positive arm carries
 * {@code relu(W)}, the negative one {@code relu(-W)}.
 *
 * <p>Light of an emitter {@code P = k3 s^3 + k2 s^2 + k1 s + k0} [V*, volt-equivalent power against
 * the bias], weight on the modulator {@code w' = A_j w^2 + B_j w + C_j}.
 *
 * @param led {@code k3, k2, k1, k0}
 * @param inputEfficiency {@code eta_i}
 * @param quadratic {@code A_j}, by output channel
 * @param linear {@code B_j}
 * @param darkness {@code C_j}
 * @param outputEfficiency {@code rho_j}
 * @param toLater part of channel {@code j} that reaches the detector of {@code j + 1}
 * @param toEarlier part of channel {@code j} that reaches the detector of {@code j - 1}
 */
public record LoopArm(
    double[] led,
    double[] inputEfficiency,
    double[] quadratic,
    double[] linear,
    double[] darkness,
    double[] outputEfficiency,
    double[] toLater,
    double[] toEarlier) {
  public LoopArm {
    int n = inputEfficiency.length;
    double[][] perChannel = {quadratic, linear, darkness, outputEfficiency, toLater, toEarlier};
    for (double[] values : perChannel) {
      if (values.length != n) {
        throw new IllegalArgumentException(
            "Every array of an arm has one value a channel: " + n + ", got " + values.length);
      }
    }
    if (led.length != 4) {
      throw new IllegalArgumentException("An emitter curve has 4 coefficients, got " + led.length);
    }
  }

  /** Number of channels. */
  public int channels() {
    return inputEfficiency.length;
  }

  /** Light of a drive [V*]. */
  public double light(double s) {
    return ((led[0] * s + led[1]) * s + led[2]) * s + led[3];
  }

  /** {@code w'} of output channel {@code j} for a weight in [0, 1]. */
  public double weight(int j, double w) {
    return (quadratic[j] * w + linear[j]) * w + darkness[j];
  }
}
