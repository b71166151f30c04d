package org.ohmlight.device.optical;

/**
 * Where a modulator's pixel lands on a camera: {@code x' = M x + b}.
 *
 * <p>{@code M} is magnification, rotation and shear. Default drift of {@code b}: .05 pixels in an
 * hour, an assumption; {@link SlowDrift} draws it.
 *
 * @param m11 first row of {@code M}
 * @param m12 first row of {@code M}
 * @param m21 second row of {@code M}
 * @param m22 second row of {@code M}
 * @param b1 shift [camera pixels]
 * @param b2 shift [camera pixels]
 */
public record Alignment(double m11, double m12, double m21, double m22, double b1, double b2) {
  /** Standard deviation of the shift's wander [camera pixels], with a correlation of an hour. */
  public static final double DRIFT_PIXELS = 0.05;

  /** Pixel on pixel. */
  public static final Alignment IDENTITY = new Alignment(1, 0, 0, 1, 0, 0);

  /** Magnification, then shear along the first axis, then rotation [rad], then a shift. */
  public static Alignment of(
      double magnification, double shear, double rotation, double shift1, double shift2) {
    double c = magnification * Math.cos(rotation);
    double s = magnification * Math.sin(rotation);
    return new Alignment(c, c * shear - s, s, s * shear + c, shift1, shift2);
  }

  /** Where a point lands. */
  public double[] map(double x1, double x2) {
    return new double[] {m11 * x1 + m12 * x2 + b1, m21 * x1 + m22 * x2 + b2};
  }

  /** The way back. */
  public Alignment inverse() {
    double determinant = m11 * m22 - m12 * m21;
    if (determinant == 0) {
      throw new IllegalArgumentException("An alignment onto a line cannot be inverted: " + this);
    }
    double i11 = m22 / determinant;
    double i12 = -m12 / determinant;
    double i21 = -m21 / determinant;
    double i22 = m11 / determinant;
    return new Alignment(i11, i12, i21, i22, -(i11 * b1 + i12 * b2), -(i21 * b1 + i22 * b2));
  }

  /** The same with another shift added [camera pixels]. */
  public Alignment shifted(double by1, double by2) {
    return new Alignment(m11, m12, m21, m22, b1 + by1, b2 + by2);
  }
}
