package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * Charge-trap (SONOS) cell, in terms of its read current: programming error {@code A (1 - exp(-I /
 * B))} with {@code A = 19.88665 nA}, {@code B = 176.3115 nA} on day 0 and {@code A = 34.57909 nA},
 * {@code B = 207.34309 nA} on day 5, between them linear in time; read noise {@code 12.58037 nA (1
 * - exp(-I / 215.36557 nA))}. The mean drift is left out.
 *
 * <p>Source: Xiao et al., An accurate, error-tolerant, and energy-efficient neural network
 * inference engine based on SONOS analog memory (IEEE TCAS-I 69, 2022), coefficients of CrossSim. A
 * current stands for a conductance at the given read voltage.
 */
public final class SonosCell implements InferenceCell {
  private static final double MAX_NANOAMPERES = 3200.0;
  private static final double FIVE_DAYS = 5 * 86_400.0;

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

  private double deviation(double target, double seconds) {
    double part = Math.clamp(seconds / FIVE_DAYS, 0.0, 1.0);
    double a = 19.88665 + part * (34.57909 - 19.88665);
    double b = 176.3115 + part * (207.34309 - 176.3115);
    return siemens(-a * Math.expm1(-nanoamperes(target) / b));
  }

  @Override
  public double programmed(double target, double xi) {
    Allowed.between("target conductance [S]", target, 0.0, maxSiemens() * (1 + 1e-9));
    return Math.max(0.0, target + deviation(target, 0.0) * xi);
  }

  @Override
  public double drifted(double target, double programmed, double seconds, double xi) {
    double now = deviation(target, seconds);
    double then = deviation(target, 0.0);
    double grown = Math.sqrt(Math.max(0.0, now * now - then * then));
    return Math.max(0.0, programmed + grown * xi);
  }

  @Override
  public double readDeviation(double programmed, double drifted, double seconds) {
    return siemens(-12.58037 * Math.expm1(-nanoamperes(drifted) / 215.36557));
  }
}
