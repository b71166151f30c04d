package org.ohmlight.device.resistive;

import java.util.function.DoubleUnaryOperator;
import org.ohmlight.device.Allowed;

/**
 * Phase-change memory: polynomial programming error, power-law drift, 1/f read noise that
 * accumulates.
 *
 * <p>With {@code p = g / gMax}: {@code g_prog = max(g + sigma(p) xi, 0)}; {@code g(t) = g_prog ((t
 * + t0) / t0)^-nu}, {@code nu = |mu(p) + sd(p) xi|}; a read at {@code t} has standard deviation
 * {@code g(t) Q(p_prog) sqrt(ln((t + t0 + t_read) / (2 t_read)))}. The drift exponent follows the
 * target, the read noise what was programmed (aihwkit's code; its documentation says the target for
 * both). Temperature is not modelled.
 */
public final class PhaseChangeCell implements InferenceCell {
  private static final double MICRO = 1e-6;

  private final double maxSiemens;
  private final Polynomial programmingMicrosiemens;
  private final double driftSeconds;
  private final double readSeconds;
  private final DoubleUnaryOperator driftMean;
  private final DoubleUnaryOperator driftSpread;
  private final DoubleUnaryOperator readNoise;

  private PhaseChangeCell(
      double maxMicrosiemens,
      Polynomial programmingMicrosiemens,
      double driftSeconds,
      double readSeconds,
      DoubleUnaryOperator driftMean,
      DoubleUnaryOperator driftSpread,
      DoubleUnaryOperator readNoise) {
    this.maxSiemens = maxMicrosiemens * MICRO;
    this.programmingMicrosiemens = programmingMicrosiemens;
    this.driftSeconds = driftSeconds;
    this.readSeconds = readSeconds;
    this.driftMean = driftMean;
    this.driftSpread = driftSpread;
    this.readNoise = readNoise;
  }

  /**
   * Mushroom cells of up to 25 uS: Joshi et al., Accurate deep neural network inference using
   * computational phase-change memory (Nat. Commun. 11:2473, 2020); Nandakumar et al., ICECS 2019.
   */
  public static PhaseChangeCell pcm() {
    return new PhaseChangeCell(
        25.0,
        new Polynomial(0.26348, 1.965, -1.1731),
        20.0,
        250e-9,
        Fall.logarithm(-0.0155, 0.0244, 0.049, 0.1)::at,
        Fall.logarithm(-0.0125, -0.0059, 0.008, 0.045)::at,
        p -> Math.min(0.0088 / Math.max(Math.pow(p, 0.65), 1e-3), 0.2));
  }

  /**
   * The Hermes chip with one cell a weight side: Le Gallo et al., A 64-core mixed-signal in-memory
   * compute chip based on phase-change memory (Nat. Electron. 6, 2023), fitted by aihwkit.
   */
  public static PhaseChangeCell hermesOneCell() {
    return new PhaseChangeCell(
        10.35,
        new Polynomial(0.15781817, 2.32443916, -2.16310839, 0.68841818),
        200.0,
        512e-9,
        p -> hermesDriftMean(p),
        new Fall(-0.012, -0.0023, 0.0124, 0.04, 0.3039, new Polynomial(0.0104, 0.0116, -0.0165))
            ::at,
        new Fall(
                -0.0078,
                0.0038,
                0.0179,
                0.04,
                0.1591,
                new Polynomial(0.0088, 0.0768, -0.1352, 0.0664))
            ::at);
  }

  /** The Hermes chip with two cells a weight side; source as {@link #hermesOneCell()}. */
  public static PhaseChangeCell hermesTwoCells() {
    return new PhaseChangeCell(
        20.7,
        new Polynomial(0.16603222, 4.71806468, -8.48101252, 4.68961419),
        300.0,
        512e-9,
        p -> hermesDriftMean(p),
        new Fall(-0.0117, -0.0057, 0.0091, 0.04, 0.3055, new Polynomial(0.0073, 0.0093, -0.0118))
            ::at,
        new Fall(
                -0.0117, -0.0069, 0.015, 0.04, 0.16, new Polynomial(0.0123, 0.0211, -0.028, 0.0069))
            ::at);
  }

  private static double hermesDriftMean(double p) {
    return new Fall(-0.0387, -0.0182, 0.072, 0.13, 0.0945, new Polynomial(0.0736, -0.0126, -0.0436))
        .at(p);
  }

  /** Drift exponent of a cell. */
  public double driftExponent(double target, double xi) {
    double p = relative(target);
    return Math.abs(driftMean.applyAsDouble(p) + driftSpread.applyAsDouble(p) * xi);
  }

  /** A fully reset cell has no logarithm: the fits are used from a millionth of the range on. */
  private double relative(double siemens) {
    return Math.max(siemens / maxSiemens, 1e-6);
  }

  @Override
  public double maxSiemens() {
    return maxSiemens;
  }

  @Override
  public double programmed(double target, double xi) {
    Allowed.between("target conductance [S]", target, 0.0, maxSiemens * (1 + 1e-9));
    double sigma = Math.max(0.0, programmingMicrosiemens.at(target / maxSiemens)) * MICRO;
    return Math.max(0.0, target + sigma * xi);
  }

  @Override
  public double drifted(double target, double programmed, double seconds, double xi) {
    return programmed
        * Math.pow((seconds + driftSeconds) / driftSeconds, -driftExponent(target, xi));
  }

  @Override
  public double readDeviation(double programmed, double drifted, double seconds) {
    double accumulated = Math.log((seconds + driftSeconds + readSeconds) / (2.0 * readSeconds));
    return Math.abs(drifted)
        * readNoise.applyAsDouble(relative(programmed))
        * Math.sqrt(Math.max(0.0, accumulated));
  }
}
