package org.ohmlight.hil.calibration;

/**
 * How far a probe's product may be off, as a part of its size.
 *
 * @param recalibrate beyond this the calibration is made anew
 * @param stop beyond this nothing is trained any more
 */
public record DriftLimits(double recalibrate, double stop) {
  public DriftLimits {
    if (!(recalibrate > 0) || !(stop > recalibrate) || Double.isInfinite(stop)) {
      throw new IllegalArgumentException(
          "Limits of drift must be finite and 0 < recalibrate < stop, got "
              + recalibrate
              + " and "
              + stop);
    }
  }

  Drift judge(double part) {
    // A probe that is not a number has not come back from steady hardware.
    if (!(part <= stop)) {
      return new Drift.Stop(part);
    }
    return part > recalibrate ? new Drift.Recalibrate(part) : new Drift.Steady(part);
  }
}
