package org.ohmlight.experiments.compare;

/**
 * How one vector lies to another.
 *
 * @param cosine {@code x . y / (|x| |y|)}; NaN if either is zero
 * @param ratio {@code |x| / |y|}
 */
record Angle(double cosine, double ratio) {
  static Angle between(float[] x, float[] y) {
    double dot = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      dot += (double) x[i] * y[i];
      xx += (double) x[i] * x[i];
      yy += (double) y[i] * y[i];
    }
    double cosine = dot / (Math.sqrt(xx) * Math.sqrt(yy));
    return new Angle(Math.clamp(cosine, -1.0, 1.0), Math.sqrt(xx / yy)); // rounding leaves 1
  }
}
