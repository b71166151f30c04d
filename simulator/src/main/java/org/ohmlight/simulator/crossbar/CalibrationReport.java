package org.ohmlight.simulator.crossbar;

/**
 * What correcting the gain and the offset of every column of a coupling did, measured through the
 * read paths of its own tiles on probes that took no part in the fit.
 *
 * <p>A column whose fit does not read better on those probes is left as it was, so that {@code
 * rmsAfter <= rmsBefore}.
 *
 * @param columns columns of all tiles, in both directions of reading
 * @param corrected columns that are corrected now
 * @param rmsBefore error of a column before, root mean square, in units of the weight limit
 * @param rmsAfter the same afterwards
 */
public record CalibrationReport(int columns, int corrected, double rmsBefore, double rmsAfter) {
  static CalibrationReport none() {
    return new CalibrationReport(0, 0, 0.0, 0.0);
  }

  CalibrationReport and(CalibrationReport other) {
    int all = columns + other.columns;
    return all == 0
        ? this
        : new CalibrationReport(
            all,
            corrected + other.corrected,
            pooled(rmsBefore, other, other.rmsBefore, all),
            pooled(rmsAfter, other, other.rmsAfter, all));
  }

  private double pooled(double rms, CalibrationReport other, double otherRms, int all) {
    return Math.sqrt((columns * rms * rms + other.columns * otherRms * otherRms) / all);
  }
}
