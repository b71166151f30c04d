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
  /** Keeps what is better and drops what is not. */
  public static CalibrationReport judged(
      String what, double before, double candidate, String unit) {
    boolean kept = candidate < before;
    return new CalibrationReport(what, before, kept ? candidate : before, unit, kept);
  }
}
