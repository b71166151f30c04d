package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * Filamentary ReRAM: the spread of the conductance after 1 s, 1 day and 2 days, a polynomial of
 * {@code p = g / 40 uS}; times between are interpolated in the logarithm, later times hold the
 * last.
 *
 * <p>Source: Wan et al., A compute-in-memory chip based on resistive random-access memory (Nature
 * 608, 2022), polynomials of aihwkit. The spread is counted as drift of a cell, fixed once drawn;
 * what happens between programming and 1 s counts as programming.
 */
public final class WanReram implements InferenceCell {
  private static final double MAX_MICROSIEMENS = 40.0;
  private static final double DAY = 86_400.0;
  private static final Polynomial SECOND = new Polynomial(0.348, 16.03, -43.853, 45.393, -16.815);
  private static final Polynomial ONE_DAY = new Polynomial(0.701, 22.086, -50.773, 47.095, -16.458);
  private static final Polynomial TWO_DAYS =
      new Polynomial(0.782, 20.274, -43.507, 37.062, -11.934);

  @Override
  public double maxSiemens() {
    return MAX_MICROSIEMENS * 1e-6;
  }

  /** Standard deviation of the conductance at a time [S]. */
  public double deviation(double target, double seconds) {
    double p = target / maxSiemens();
    double first = SECOND.at(p);
    double day = ONE_DAY.at(p);
    double last = TWO_DAYS.at(p);
    double micro;
    if (seconds <= 1.0) {
      micro = first;
    } else if (seconds <= DAY) {
      micro = first + (day - first) * Math.log(seconds) / Math.log(DAY);
    } else {
      micro = day + (last - day) * Math.min(1.0, Math.log(seconds / DAY) / Math.log(2.0));
    }
    return Math.max(0.0, micro) * 1e-6;
  }

  @Override
  public double programmed(double target, double xi) {
    Allowed.between("target conductance [S]", target, 0.0, maxSiemens() * (1 + 1e-9));
    return Math.max(0.0, target + deviation(target, 1.0) * xi);
  }

  /** The spread beyond that of programming is drawn as one number a cell. */
  @Override
  public double drifted(double target, double programmed, double seconds, double xi) {
    double now = deviation(target, seconds);
    double then = deviation(target, 1.0);
    double grown = Math.sqrt(Math.max(0.0, now * now - then * then));
    return Math.max(0.0, programmed + grown * xi);
  }

  @Override
  public double readDeviation(double programmed, double drifted, double seconds) {
    return 0.0;
  }
}
