package org.ohmlight.device.optical;

import org.ohmlight.physical.RandomStream;

/**
 * A slow wander of some channels: {@code g_i(t) = sd sqrt(2 / K) sum_k cos(w_k t + phi_k)} with
 * uniform phases and Cauchy-distributed frequencies {@code w = tan(pi (u - 1/2)) / T}.
 *
 * <p>Over seeds and channels it has mean 0, variance {@code sd^2} and the covariance {@code sd^2
 * exp(-|t - t'| / T)} of an Ornstein-Uhlenbeck walk, and it is a pure function of time: any moment
 * can be asked for without walking there. Source: random Fourier features, Rahimi and Recht (NIPS
 * 2007), for the Laplacian kernel.
 */
public final class SlowDrift {
  private static final int WAVES = 64;

  private final double amplitude;
  private final double[][] frequency;
  private final double[][] phase;

  /**
   * A wander.
   *
   * @param deviation standard deviation of a channel, in the unit of what drifts
   * @param correlationTime {@code T}, in the unit of the times asked for later
   * @param channels number of independent channels
   * @param stream keys the wander
   */
  public SlowDrift(double deviation, double correlationTime, int channels, RandomStream stream) {
    if (!(deviation >= 0) || !(correlationTime > 0)) {
      throw new IllegalArgumentException(
          "A drift needs a deviation >= 0 and a correlation time > 0, got "
              + deviation
              + " and "
              + correlationTime);
    }
    amplitude = deviation * Math.sqrt(2.0 / WAVES);
    frequency = new double[channels][WAVES];
    phase = new double[channels][WAVES];
    for (int i = 0; i < channels; i++) {
      for (int k = 0; k < WAVES; k++) {
        long index = 2L * (i * WAVES + k);
        frequency[i][k] = Math.tan(Math.PI * (stream.uniform(index) - 0.5)) / correlationTime;
        phase[i][k] = 2 * Math.PI * stream.uniform(index + 1);
      }
    }
  }

  /** Where each channel is at a time. */
  public double[] at(double time) {
    double[] wander = new double[phase.length];
    for (int i = 0; i < wander.length; i++) {
      for (int k = 0; k < WAVES; k++) {
        wander[i] += amplitude * Math.cos(frequency[i][k] * time + phase[i][k]);
      }
    }
    return wander;
  }
}
