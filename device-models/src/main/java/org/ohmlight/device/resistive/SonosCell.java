package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * Charge-trap (SONOS) cell of 40 nm, in terms of its read current {@code I} in nA. Programming has
 * the standard deviation {@code A (1 - exp(-I / B))}; after days {@code 1 ... 5} the mean has moved
 * by a polynomial of degree 10 in {@code I} and {@code A, B} have grown, linear in time between the
 * days and held after the fifth; a read has {@code 12.58037 (1 - exp(-I / 215.36557))}.
 *
 * <p>Source: Agrawal et al., Subthreshold operation of SONOS analog memory to enable accurate
 * low-power neural network inference (IEDM 2022), figures 10 and 11, as fitted in CrossSim. The
 * polynomials are fits up to about 1.8 uA; the range here ends at the 1.6 uA that CrossSim uses, so
 * that they are never extrapolated in current. A current stands for a conductance at the given read
 * voltage.
 */
public final class SonosCell implements InferenceCell {
  private static final double MAX_NANOAMPERES = 1600.0;
  private static final double DAY = 86_400.0;
  private static final double[] SPREAD = {
    19.88665, 25.59102, 28.72753, 31.04318, 33.76214, 34.57909
  };
  private static final double[] SCALE = {
    176.3115, 186.85544, 193.56834, 198.90332, 204.77023, 207.34309
  };
  private static final Polynomial[] SHIFT = {
    new Polynomial(0.0),
    new Polynomial(
        6.83650e-01,
        6.51250e-03,
        -4.03163e-04,
        3.37944e-06,
        -1.87435e-08,
        5.88902e-11,
        -1.07685e-13,
        1.17751e-16,
        -7.60016e-20,
        2.67255e-23,
        -3.94954e-27),
    new Polynomial(
        6.60925e-01,
        8.60627e-03,
        -1.72936e-04,
        7.44096e-07,
        -5.94866e-09,
        2.36734e-11,
        -4.83740e-14,
        5.56072e-17,
        -3.65397e-20,
        1.28405e-23,
        -1.87450e-27),
    new Polynomial(
        1.15821e00,
        1.96116e-02,
        -4.70807e-04,
        3.67510e-06,
        -2.08786e-08,
        6.59752e-11,
        -1.19499e-13,
        1.28435e-16,
        -8.11574e-20,
        2.78802e-23,
        -4.02057e-27),
    new Polynomial(
        8.72216e-01,
        1.70926e-02,
        -2.23370e-04,
        1.57526e-06,
        -1.32779e-08,
        5.08256e-11,
        -1.01251e-13,
        1.14633e-16,
        -7.46124e-20,
        2.60559e-23,
        -3.78724e-27),
    new Polynomial(
        1.15294e00,
        1.03149e-02,
        -6.05199e-05,
        1.76086e-08,
        -6.46690e-09,
        3.39044e-11,
        -7.53872e-14,
        8.98185e-17,
        -6.00346e-20,
        2.12615e-23,
        -3.11099e-27)
  };

  private final double readVolts;

  /**
   * Makes the model.
   *
   * @param readVolts voltage at which the currents flow [V], > 0
   */
  public SonosCell(double readVolts) {
    this.readVolts = Allowed.positive("read voltage [V]", readVolts);
  }

  @Override
  public double maxSiemens() {
    return siemens(MAX_NANOAMPERES);
  }

  private double siemens(double nanoamperes) {
    return nanoamperes * 1e-9 / readVolts;
  }

  private double nanoamperes(double siemens) {
    return siemens * readVolts * 1e9;
  }

  /** Part of the way between two days. */
  private record Between(int day, double part) {
    static Between of(double seconds) {
      double days = Math.clamp(seconds / DAY, 0.0, SPREAD.length - 1.0);
      int day = Math.min((int) days, SPREAD.length - 2);
      return new Between(day, days - day);
    }

    double of(double before, double after) {
      return before + part * (after - before);
    }
  }

  private double deviation(double nanoamperes, double seconds) {
    Between now = Between.of(seconds);
    double a = now.of(SPREAD[now.day()], SPREAD[now.day() + 1]);
    double b = now.of(SCALE[now.day()], SCALE[now.day() + 1]);
    return siemens(-a * Math.expm1(-nanoamperes / b));
  }

  /** Movement of the mean [S]. */
  private double shift(double nanoamperes, double seconds) {
    Between now = Between.of(seconds);
    double within = Math.min(nanoamperes, MAX_NANOAMPERES);
    return siemens(now.of(SHIFT[now.day()].at(within), SHIFT[now.day() + 1].at(within)));
  }

  @Override
  public double programmed(double target, double xi) {
    Allowed.between("target conductance [S]", target, 0.0, maxSiemens() * (1 + 1e-9));
    return Math.max(0.0, target + deviation(nanoamperes(target), 0.0) * xi);
  }

  /** The spread beyond that of programming is drawn as one number a cell. */
  @Override
  public double drifted(double target, double programmed, double seconds, double xi) {
    double asked = nanoamperes(target);
    double now = deviation(asked, seconds);
    double then = deviation(asked, 0.0);
    double grown = Math.sqrt(Math.max(0.0, now * now - then * then));
    return Math.max(0.0, programmed + shift(asked, seconds) + grown * xi);
  }

  @Override
  public double readDeviation(double programmed, double drifted, double seconds) {
    return siemens(-12.58037 * Math.expm1(-nanoamperes(drifted) / 215.36557));
  }
}
