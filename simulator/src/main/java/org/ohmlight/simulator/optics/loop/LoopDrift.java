package org.ohmlight.simulator.optics.loop;

import org.ohmlight.physical.RandomStream;

/**
 * Slow change of each emitter's gain: {@code g_i(t) = sd sqrt(2 / K) sum_k cos(w_k t + phi_k)} with
 * uniform phases and Cauchy-distributed frequencies {@code w = tan(pi (u - 1/2)) / T}.
 *
 * <p>Over seeds and channels this has mean 0, variance {@code sd^2} and the covariance {@code sd^2
 * exp(-|t - t'| / T)} of an Ornstein-Uhlenbeck walk, and it is a pure function of the tick: any
 * moment can be asked for without walking there. Source: random Fourier features, Rahimi and Recht
 * (NIPS 2007), Theorem 1 and Figure 1 (the Laplacian kernel).
 */
final class LoopDrift {
  private static final int WAVES = 64;

  private final double amplitude;
  private final double[][] frequency;
  private final double[][] phase;

  LoopDrift(LoopNoise noise, int channels, long seed, String name) {
    amplitude = noise.drift() * Math.sqrt(2.0 / WAVES);
    frequency = new double[channels][WAVES];
    phase = new double[channels][WAVES];
    RandomStream stream = RandomStream.of(seed, name);
    for (int i = 0; i < channels; i++) {
      for (int k = 0; k < WAVES; k++) {
        long index = 2L * (i * WAVES + k);
        frequency[i][k] = Math.tan(Math.PI * (stream.uniform(index) - 0.5)) / noise.driftSteps();
        phase[i][k] = 2 * Math.PI * stream.uniform(index + 1);
      }
    }
  }

  /** Relative change of each channel's gain at a tick. */
  double[] gains(long tick) {
    double[] gains = new double[phase.length];
    for (int i = 0; i < gains.length; i++) {
      for (int k = 0; k < WAVES; k++) {
        gains[i] += amplitude * Math.cos(frequency[i][k] * tick + phase[i][k]);
      }
    }
    return gains;
  }
}
