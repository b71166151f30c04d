package org.ohmlight.simulator.optics.bench;

/**
 * Switches of the bench's noise stages; their sizes follow from the devices.
 *
 * @param shot photon noise of the whole light on a detector, bias light included
 * @param shotPerPixel whether that light is added up pixel by pixel, as it is, at the price of a
 *     second matrix product. Otherwise a frame's mean light stands for that of each column: exact
 *     for equal inputs; for independent inputs of standard deviation {@code s} (in units of bias
 *     plus mean) and pixels of relative spread {@code v}, the variance is off by {@code s v /
 *     sqrt(inputs)}, rms
 * @param dark thermal noise of the amplifiers and shot noise of the dark current
 * @param source relative intensity noise of the light source, common to all channels of a frame
 */
public record BenchNoise(boolean shot, boolean shotPerPixel, boolean dark, boolean source) {
  /** All stages on, shot noise by the frame's mean light. */
  public static final BenchNoise ALL = new BenchNoise(true, false, true, true);

  /** All stages off. */
  public static final BenchNoise NONE = new BenchNoise(false, false, false, false);

  /** Whether the light on each column is added up pixel by pixel. */
  boolean countsPixels() {
    return shot && shotPerPixel;
  }
}
