package org.ohmlight.simulator.optics.bench;

/**
 * What a calibration of a bench does, and with what effort.
 *
 * @param registration whether the detectors are set anew to where the image lies
 * @param channels whether dead channels are found, emitters dimmed to the weakest, and readings
 *     corrected by a gain and an offset each
 * @param frames frames that each measurement is averaged over
 * @param deadPart an input is dead where its answer is below this part of the median answer
 */
public record BenchCalibration(
    boolean registration, boolean channels, int frames, double deadPart) {
  /** Nothing is calibrated. */
  public static final BenchCalibration NONE = new BenchCalibration(false, false, 1, 0.1);

  /** Everything, averaged over 16 frames. */
  public static final BenchCalibration FULL = new BenchCalibration(true, true, 16, 0.1);

  public BenchCalibration {
    if (frames < 1 || frames > 10_000) {
      throw new IllegalArgumentException(
          "A calibration averages over 1 to 10000 frames, got " + frames);
    }
    if (!(deadPart >= 0) || deadPart >= 1) {
      throw new IllegalArgumentException(
          "A channel is dead below a part in [0, 1) of the median answer, got " + deadPart);
    }
  }

  /** Whether anything is calibrated. */
  boolean isOn() {
    return registration || channels;
  }
}
