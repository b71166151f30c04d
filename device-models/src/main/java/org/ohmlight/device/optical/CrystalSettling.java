package org.ohmlight.device.optical;

/**
 * How a liquid-crystal pixel turns: {@code dphi/dt = (target - phi) / tau}, {@code tau} being the
 * rise time constant while the phase grows and the fall time constant while it shrinks.
 *
 * <p>Defaults: 5 ms up, 15 ms down, a nematic panel of some tens of hertz. A controller that waits
 * for four time constants leaves 1.8 % of a step. Left out: fringing between neighbours while they
 * turn.
 *
 * @param riseSeconds time constant upwards [s]; 0 for at once
 * @param fallSeconds time constant downwards [s]; 0 for at once
 */
public record CrystalSettling(double riseSeconds, double fallSeconds) {
  /** See the class. */
  public static final CrystalSettling STANDARD = new CrystalSettling(5e-3, 15e-3);

  /** A pixel that turns at once. */
  public static final CrystalSettling INSTANT = new CrystalSettling(0, 0);

  public CrystalSettling {
    if (!(riseSeconds >= 0) || !(fallSeconds >= 0)) {
      throw new IllegalArgumentException(
          "Time constants of settling are 0 s or more, got " + riseSeconds + " and " + fallSeconds);
    }
  }

  /** Phase after some time at a new target [rad]. */
  public double after(double start, double target, double seconds) {
    double tau = target > start ? riseSeconds : fallSeconds;
    return tau == 0 ? target : target + (start - target) * Math.exp(-seconds / tau);
  }

  /** Whether a pixel turns at once. */
  public boolean isInstant() {
    return riseSeconds == 0 && fallSeconds == 0;
  }

  /** Time until at most {@code part} of any step is left [s]. */
  public double secondsUntil(double part) {
    if (!(part > 0) || part >= 1) {
      throw new IllegalArgumentException("The part that is left lies in (0, 1), got " + part);
    }
    return -Math.log(part) * Math.max(riseSeconds, fallSeconds);
  }
}
