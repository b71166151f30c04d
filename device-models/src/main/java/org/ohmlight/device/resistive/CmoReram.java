package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * ReRAM with a conductive metal oxide: programming to an acceptance range, logarithmic relaxation,
 * 1/f read noise. In microsiemens: programming {@code a + b g}; drift {@code g - 0.08900206 ln t +
 * (0.04201137 ln t + 0.41183342) xi}; read {@code K log10(g) sqrt(ln((t + 1 us) / 2 us))}, {@code K
 * = 0.0277316483}.
 *
 * <p>Source: Falcone et al., All-in-one analog AI hardware: on-chip training and inference with
 * conductive-metal-oxide/HfOx ReRAM devices (arXiv 2502.04524, 2025), coefficients of aihwkit.
 * Drift begins at 1 s. The model names no largest conductance; 88.19 uS is what public code that
 * uses it sets.
 */
public final class CmoReram implements InferenceCell {
  private static final double MAX_MICROSIEMENS = 88.19;
  private static final double READ_SECONDS = 1e-6;

  private final double offset;
  private final double slope;

  private CmoReram(double offset, double slope) {
    this.offset = offset;
    this.slope = slope;
  }

  /** Programmed to within 0.2 % of the target. */
  public static CmoReram fine() {
    return new CmoReram(0.00081107, 0.00106879);
  }

  /** Programmed to within 2 % of the target. */
  public static CmoReram coarse() {
    return new CmoReram(0.0112185391, 0.01129027418);
  }

  @Override
  public double maxSiemens() {
    return MAX_MICROSIEMENS * 1e-6;
  }

  @Override
  public double programmed(double target, double xi) {
    Allowed.between("target conductance [S]", target, 0.0, maxSiemens() * (1 + 1e-9));
    return Math.max(0.0, target + (offset + slope * target * 1e6) * 1e-6 * xi);
  }

  @Override
  public double drifted(double target, double programmed, double seconds, double xi) {
    if (seconds < 1.0) {
      return programmed;
    }
    double logTime = Math.log(seconds);
    double change = -0.08900206 * logTime + (0.04201137 * logTime + 0.41183342) * xi;
    return Math.max(0.0, programmed + change * 1e-6);
  }

  @Override
  public double readDeviation(double programmed, double drifted, double seconds) {
    double microsiemens = Math.max(drifted * 1e6, 1.0);
    double accumulated = Math.log((seconds + READ_SECONDS) / (2.0 * READ_SECONDS));
    return 0.0277316483e-6 * Math.log10(microsiemens) * Math.sqrt(Math.max(0.0, accumulated));
  }
}
