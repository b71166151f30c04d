package org.ohmlight.simulator.optics.propagation;

/**
 * Efficiency of a staircase phase grating in closed form: {@code eta_m = sinc(m / N)^2 |1 / N sum_q
 * exp(2 pi i q (s - m) / N)|^2}, where step {@code q = 0 ... N - 1} has the phase {@code 2 pi s q /
 * N} and {@code sinc(t) = sin(pi t) / (pi t)}. For {@code s = m = 1} it is {@code sinc(1 / N)^2}.
 *
 * <p>Source: Dammann, Optik 31 (1970). No light is lost between the steps (fill factor 1).
 *
 * @param levels N, steps a period
 * @param depth s, phase of the whole ramp over 2 pi
 */
public record BlazedGrating(int levels, double depth) {
  public BlazedGrating {
    if (levels < 1) {
      throw new IllegalArgumentException("A staircase needs at least one level, got " + levels);
    }
  }

  /** Part of the power that goes into diffraction order {@code m}. */
  public double efficiency(int order) {
    double sumCos = 0;
    double sumSin = 0;
    for (int q = 0; q < levels; q++) {
      double angle = 2 * Math.PI * q * (depth - order) / levels;
      sumCos += Math.cos(angle);
      sumSin += Math.sin(angle);
    }
    double envelope = sinc((double) order / levels);
    return envelope * envelope * (sumCos * sumCos + sumSin * sumSin) / ((double) levels * levels);
  }

  private static double sinc(double t) {
    return t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
  }
}
