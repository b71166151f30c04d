package org.ohmlight.simulator.optics.bench;

/**
 * Switches of the bench's noise stages; their sizes follow from the devices.
 *
 * @param shot photon noise of the whole light on a detector, bias light included
 * @param dark thermal noise of the amplifiers and shot noise of the dark current
 * @param source relative intensity noise of the light source, common to all channels of a frame
 */
public record BenchNoise(boolean shot, boolean dark, boolean source) {
  /** All stages on. */
  public static final BenchNoise ALL = new BenchNoise(true, true, true);

  /** All stages off. */
  public static final BenchNoise NONE = new BenchNoise(false, false, false);
}
