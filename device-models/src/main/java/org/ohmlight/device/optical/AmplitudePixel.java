package org.ohmlight.device.optical;

/**
 * A pixel of an amplitude modulator that holds a weight as a transmission.
 *
 * <p>{@code T = Tmin + (1 - Tmin) f(q(w))} with the normalised weight {@code w} in [0, 1], {@code
 * q} the nearest of {@code 2^bits} equally spaced levels, and {@code f(w) = w + 4 bow w (1 - w)}: a
 * curve that is right at both ends and off by {@code bow} in the middle. {@code Tmin = 1 /
 * contrast}.
 *
 * <p>Defaults: 9 bits (the analog optical computer), {@code Tmin} .049 and bow .036, the means over
 * 48 columns and two arms of the same machine (microsoft/aoc, calibration of April 2025). Left out:
 * dependence on angle and wavelength, and the time the pixel takes to turn.
 *
 * @param bits bit depth; 0 for a continuous pixel
 * @param minTransmission {@code Tmin}, dimensionless, in [0, 1)
 * @param bow error of the curve at half scale, in [-0.25, 0.25]
 */
public record AmplitudePixel(int bits, double minTransmission, double bow) {
  /** The default pixel; see the class. */
  public static final AmplitudePixel STANDARD = new AmplitudePixel(9, 0.049, 0.036);

  /** Continuous, fully dark, straight. */
  public static final AmplitudePixel IDEAL = new AmplitudePixel(0, 0.0, 0.0);

  public AmplitudePixel {
    if (bits < 0 || bits > 20) {
      throw new IllegalArgumentException(
          "A pixel has 1 to 20 bits, or 0 for a continuous one; got " + bits);
    }
    if (!(minTransmission >= 0) || minTransmission >= 1) {
      throw new IllegalArgumentException(
          "A pixel's smallest transmission lies in [0, 1), got " + minTransmission);
    }
    if (!(Math.abs(bow) <= 0.25)) {
      throw new IllegalArgumentException(
          "A pixel's bow lies in [-0.25, 0.25], where the curve still rises; got " + bow);
    }
  }

  /** Distance of two levels of {@code w}; 0 for a continuous pixel. */
  public double step() {
    return bits == 0 ? 0.0 : 1.0 / ((1 << bits) - 1);
  }

  /** {@code q(w)}: the level that is set for an asked weight, clipped to [0, 1]. */
  public double level(double w) {
    double clipped = Math.clamp(w, 0.0, 1.0);
    return bits == 0 ? clipped : Math.rint(clipped / step()) * step();
  }

  /** {@code T} for an asked weight. */
  public double transmission(double w) {
    double q = level(w);
    return minTransmission + (1 - minTransmission) * (q + 4 * bow * q * (1 - q));
  }
}
