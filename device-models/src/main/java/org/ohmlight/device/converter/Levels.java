package org.ohmlight.device.converter;

/** Levels of a converter that is symmetric about 0. */
final class Levels {
  private Levels() {}

  /** {@code 1 / (2^bits - 2)}: the step as a part of the whole range. */
  static double resolution(int bits) {
    if (bits < 2 || bits > 16) {
      throw new IllegalArgumentException("A converter has 2 to 16 bits here, got " + bits);
    }
    return 1.0 / ((1 << bits) - 2);
  }

  /** Bits that number the levels of a resolution; 16, the most there are, without rounding. */
  static int bits(double resolution) {
    if (resolution == 0.0) {
      return 16;
    }
    double levels = 1.0 / resolution + 1.0;
    return (int) Math.clamp(Math.ceil(Math.log(levels) / Math.log(2.0) - 1e-9), 1, 16);
  }
}
