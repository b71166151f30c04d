package org.ohmlight.device.optical;

/**
 * A pixel of a digital micromirror device: on or off, grey by pulse width.
 *
 * <p>Grey levels of {@code b} bits take {@code b} binary patterns shown for {@code 1, 2, 4 ...}
 * units of the shortest pattern time; light {@code T = (1 - 1/C) w + 1/C}, times fill factor. One
 * bit shows at the full pattern rate. Defaults: 22.7 kHz, contrast 2000:1, fill factor .92 (DLP7000
 * data sheet). Left out: the mirrors' 10 us flip, diffraction off the tilted mirrors.
 *
 * @param bits grey levels, 1 for a binary pixel
 * @param patternHertz rate of binary patterns [Hz]
 * @param contrast {@code C}, on over off light
 * @param fill fill factor, in (0, 1]
 */
public record MirrorPixel(int bits, double patternHertz, double contrast, double fill) {
  /** See the class. */
  public static final MirrorPixel STANDARD = new MirrorPixel(1, 22_727, 2000, 0.92);

  public MirrorPixel {
    if (bits < 1 || bits > 16 || !(patternHertz > 0) || !(contrast > 1)) {
      throw new IllegalArgumentException(
          "A mirror has 1 to 16 bits, a positive pattern rate and a contrast above 1; got "
              + bits
              + ", "
              + patternHertz
              + " Hz, "
              + contrast);
    }
    if (!(fill > 0) || fill > 1) {
      throw new IllegalArgumentException("A fill factor lies in (0, 1], got " + fill);
    }
  }

  /** Time-averaged transmission for a weight in [0, 1]. */
  public double transmission(double w) {
    double levels = (1 << bits) - 1;
    double shown = Math.rint(Math.clamp(w, 0.0, 1.0) * levels) / levels;
    return fill * (1 / contrast + (1 - 1 / contrast) * shown);
  }

  /** Time to show one grey frame [s]. */
  public double frameSeconds() {
    return ((1 << bits) - 1) / patternHertz;
  }
}
