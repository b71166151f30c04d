package org.ohmlight.device.optical;

/**
 * What a calibration changed, judged on measurements that it was not fitted to. A calibration that
 * would make things worse is dropped.
 *
 * @param what what was calibrated
 * @param before error before, in {@code unit}
 * @param after error afterwards; {@code before} where nothing was kept
 * @param unit of both
 * @param kept whether the calibration is in force
 */
public record CalibrationReport(
    String what, double before, double after, String unit, boolean kept) {
  /**
   * Keeps what is clearly better and drops what is not: an rms of {@code n} values is itself known
   * to a part {@code 1 / sqrt(2 n)} only, and a candidate must gain more than that.
   *
   * @param judges {@code n}, measurements that judged
   */
  public static CalibrationReport judged(
      String what, double before, double candidate, String unit, int judges) {
    boolean kept = candidate < before * (1 - 1 / Math.sqrt(2.0 * judges));
    return new CalibrationReport(what, before, kept ? candidate : before, unit, kept);
  }
}
