package org.ohmlight.device.resistive;

/**
 * A quantity that falls with the relative conductance {@code p}: {@code clip(slope ln p + offset,
 * low, high)} below a threshold, a polynomial from it on.
 */
record Fall(
    double slope, double offset, double low, double high, double threshold, Polynomial above) {
  /** The clipped logarithm everywhere. */
  static Fall logarithm(double slope, double offset, double low, double high) {
    return new Fall(slope, offset, low, high, Double.POSITIVE_INFINITY, new Polynomial());
  }

  double at(double p) {
    return p < threshold ? Math.clamp(slope * Math.log(p) + offset, low, high) : above.at(p);
  }
}
