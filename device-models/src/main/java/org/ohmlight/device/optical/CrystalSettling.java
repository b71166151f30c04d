package org.ohmlight.device.optical;

/**
 * How a liquid-crystal pixel turns: {@code dphi/dt = (target - phi) / tau}, {@code tau} being the
 * rise time constant while the phase grows and the fall time constant while it shrinks.
 *
 * <p>Defaults: 5 ms up, 15 ms down, a nematic panel of some tens of hertz. A controller that waits
 * for four time constants leaves 1.8 % of a step. Left out: fringing between neighbours while they
 * turn.
 *
 * @param riseSeconds time constant upwards [s]
 * @param fallSeconds time constant downwards [s]
 */
public record CrystalSettling(double riseSeconds, double fallSeconds) {
  /** See the class. */
  public static final CrystalSettling STANDARD = new CrystalSettling(5e-3, 15e-3);

  public CrystalSettling {
    if (!(riseSeconds > 0) || !(fallSeconds > 0)) {
      throw new IllegalArgumentException(
          "Settling needs positive time constants, got " + riseSeconds + " and " + fallSeconds);
    }
  }

  /** Phase after some time at a new target [rad]. */
  public double after(double start, double target, double seconds) {
    double tau = target > start ? riseSeconds : fallSeconds;
    return target + (start - target) * Math.exp(-seconds / tau);
  }

  /** Time until at most {@code part} of any step is left [s]. */
  public double secondsUntil(double part) {
    if (!(part > 0) || part >= 1) {
      throw new IllegalArgumentException("The part that is left lies in (0, 1), got " + part);
    }
    return -Math.log(part) * Math.max(riseSeconds, fallSeconds);
  }
}
