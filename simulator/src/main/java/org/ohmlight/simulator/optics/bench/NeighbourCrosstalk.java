package org.ohmlight.simulator.optics.bench;

/**
 * Light that falls on the neighbour's detector.
 *
 * <p>Channel {@code j} of {@code n} spills a part of its light outwards, {@code centre + (edge -
 * centre) t^2} with {@code t = 2 j / (n - 1) - 1}, and {@code centre} inwards; nothing wraps
 * around.
 *
 * <p>Defaults: centre .008 and edge .28, read off both arms of the 48-variable analog optical
 * computer (microsoft/aoc, calibration of April 2025: .8 % in the middle, up to 31 % at the ends,
 * directed outwards).
 *
 * @param centre ratio in the middle of the array, in [0, 0.5)
 * @param edge outward ratio at its ends, in [0, 0.5)
 */
public record NeighbourCrosstalk(double centre, double edge) {
  /** No spill. */
  public static final NeighbourCrosstalk NONE = new NeighbourCrosstalk(0, 0);

  /** See the class. */
  public static final NeighbourCrosstalk STANDARD = new NeighbourCrosstalk(0.008, 0.28);

  public NeighbourCrosstalk {
    if (!(centre >= 0) || !(edge >= 0) || centre >= 0.5 || edge >= 0.5) {
      throw new IllegalArgumentException(
          "Crosstalk ratios lie in [0, 0.5), got centre " + centre + " and edge " + edge);
    }
  }

  /** Part of channel {@code j} that reaches channel {@code j + 1}; 0 for the last. */
  double toLater(int j, int channels) {
    return j == channels - 1 ? 0 : position(j, channels) > 0 ? outward(j, channels) : centre;
  }

  /** Part of channel {@code j} that reaches channel {@code j - 1}; 0 for the first. */
  double toEarlier(int j, int channels) {
    return j == 0 ? 0 : position(j, channels) < 0 ? outward(j, channels) : centre;
  }

  private double outward(int j, int channels) {
    double t = position(j, channels);
    return centre + (edge - centre) * t * t;
  }

  private static double position(int j, int channels) {
    return channels == 1 ? 0 : 2.0 * j / (channels - 1) - 1;
  }
}
