package org.ohmlight.simulator.optics.loop;

/**
 * Noise and drift of a loop, which the public twin lacks. Each stage has its own stream; 0 (or an
 * infinite number of electrons) switches it off.
 *
 * <p>Light is carried around a bias {@code P_b} [V*], the light of the largest drive. In one
 * iteration, detector {@code j} of an arm collects {@code N_j = electrons sum_i eta_i (P_b + P_i)
 * w'_ij / (2 P_b)} electrons: Poisson, so {@code var y_j = 2 P_b / electrons * sum_i eta_i (P_b +
 * P_i) w'_ij}. Source noise multiplies the whole light of an iteration by {@code 1 + source n}.
 * Amplifier noise adds {@code amplifier n} to each difference. Drift is a slow wander of each
 * emitter's gain ({@link org.ohmlight.device.optical.SlowDrift}) with standard deviation {@code
 * drift} and correlation time {@code driftSteps}, in iterations.
 *
 * @param source relative standard deviation of the source in an iteration
 * @param electrons electrons of one pixel at {@code w' = 1} and full light in an iteration
 * @param amplifier standard deviation at the difference of the arms, before the loop correction [V]
 * @param drift relative standard deviation of an emitter's gain
 * @param driftSteps correlation time of the drift, in iterations
 */
public record LoopNoise(
    double source, double electrons, double amplifier, double drift, double driftSteps) {
  /** No noise and no drift: the public twin. */
  public static final LoopNoise NONE = new LoopNoise(0, Double.POSITIVE_INFINITY, 0, 0, 1);

  public LoopNoise {
    if (!(source >= 0) || !(amplifier >= 0) || !(drift >= 0)) {
      throw new IllegalArgumentException(
          "Noise of a loop is not negative; got source "
              + source
              + ", amplifier "
              + amplifier
              + ", drift "
              + drift);
    }
    if (!(electrons > 0) || !(driftSteps > 0)) {
      throw new IllegalArgumentException(
          "A loop needs electrons > 0 and driftSteps > 0, got " + electrons + " and " + driftSteps);
    }
  }

  /** Whether every stage is off. */
  public boolean isOff() {
    return source == 0 && Double.isInfinite(electrons) && amplifier == 0 && drift == 0;
  }
}
