package org.ohmlight.device.optical;

/**
 * What heat and current do to an emitter's efficiency.
 *
 * <p>Droop: at drive {@code u} in [0, 1] of the full current the efficiency is {@code 1 / (1 +
 * droop u)} of that at small current, so that light {@code L(u) = u (1 + droop) / (1 + droop u)}
 * with {@code L(1) = 1}. Warm-up: after switching on, efficiency falls by {@code warmUp (1 - exp(-t
 * / warmUpSeconds))}. The rest wanders ({@link SlowDrift}) with {@code wander} and {@code
 * wanderSeconds}.
 *
 * <p>Source of the droop law: first order of the ABC model in current, Piprek, Physica Status
 * Solidi A 207, 2217 (2010). Defaults are assumptions of the right size: droop .2, 2 % in 10
 * minutes, 1 % in an hour. Left out: dependence of the wavelength on temperature.
 *
 * @param droop dimensionless, at least 0
 * @param warmUp relative loss when warm
 * @param warmUpSeconds time constant of warming up [s]
 * @param wander relative standard deviation of the slow drift
 * @param wanderSeconds its correlation time [s]
 */
public record EmitterThermal(
    double droop, double warmUp, double warmUpSeconds, double wander, double wanderSeconds) {
  /** See the class. */
  public static final EmitterThermal STANDARD = new EmitterThermal(0.2, 0.02, 600, 0.01, 3600);

  /** Neither droop nor heat. */
  public static final EmitterThermal STEADY = new EmitterThermal(0, 0, 600, 0, 3600);

  public EmitterThermal {
    if (!(droop >= 0) || !(warmUp >= 0) || warmUp >= 1 || !(wander >= 0)) {
      throw new IllegalArgumentException(
          "Droop and wander are not negative, warm-up lies in [0, 1); got "
              + droop
              + ", "
              + wander
              + ", "
              + warmUp);
    }
    if (!(warmUpSeconds > 0) || !(wanderSeconds > 0)) {
      throw new IllegalArgumentException("Time constants of an emitter are positive");
    }
  }

  /** Whether the efficiency at a given drive never changes. */
  public boolean isSteady() {
    return warmUp == 0 && wander == 0;
  }

  /** Light of a drive in [0, 1], 1 at full drive. */
  public double light(double drive) {
    return drive * (1 + droop) / (1 + droop * drive);
  }

  /** Mean efficiency some time after switching on, 1 when cold. */
  public double efficiency(double secondsOn) {
    return 1 - warmUp * -Math.expm1(-secondsOn / warmUpSeconds);
  }
}
