package org.ohmlight.physical;

/**
 * An activation {@code s = f(a)} and the convex potential {@code G} with {@code G' = f^-1}.
 *
 * <p>A layer settles where {@code a = f^-1(s)}: the potential is the part of the energy that keeps
 * its states in range. Source: Hopfield (1984), eq. 5 (the integral of the inverse activation).
 */
public enum Activation {
  /** {@code f(a) = a}, {@code G(s) = s^2 / 2}. */
  LINEAR("linear"),
  /** {@code f(a) = min(max(a, 0), 1)}, {@code G(s) = s^2 / 2} on [0, 1], infinite outside. */
  HARD_SIGMOID("hard-sigmoid"),
  /** {@code f(a) = min(max(a, -1), 1)}, {@code G(s) = s^2 / 2} on [-1, 1], infinite outside. */
  HARD_TANH("hard-tanh"),
  /** {@code f(a) = max(a, 0)}, {@code G(s) = s^2 / 2} for s >= 0, infinite below. */
  RELU("relu"),
  /** {@code f(a) = 1 / (1 + exp(-a))}, {@code G(s) = s ln s + (1 - s) ln(1 - s)}. */
  SIGMOID("sigmoid"),
  /** {@code f(a) = tanh a}, {@code G(s) = ((1 + s) ln(1 + s) + (1 - s) ln(1 - s)) / 2}. */
  TANH("tanh"),
  /**
   * {@code f(a) = 1 / (1 + exp(2 - 4 a))}, {@code G(s) = (s ln s + (1 - s) ln(1 - s)) / 4 + s / 2}:
   * a sigmoid that rises around 1/2 with slope 1. Source: Laborieux et al. (2021); Goemaere et al.
   * (2023), appendix C.
   */
  SHIFTED_SIGMOID("shifted-sigmoid");

  private final String label;

  Activation(String label) {
    this.label = label;
  }

  /** The name a study file uses. */
  public String label() {
    return label;
  }

  /** {@code f(a)}. */
  public double value(double a) {
    return switch (this) {
      case LINEAR -> a;
      case HARD_SIGMOID -> Math.clamp(a, 0.0, 1.0);
      case HARD_TANH -> Math.clamp(a, -1.0, 1.0);
      case RELU -> Math.max(a, 0.0);
      case SIGMOID -> 1.0 / (1.0 + Math.exp(-a));
      case TANH -> Math.tanh(a);
      case SHIFTED_SIGMOID -> 1.0 / (1.0 + Math.exp(2.0 - 4.0 * a));
    };
  }

  /**
   * {@code f'(a)}; at a kink the derivative inside the open interval, zero on and beyond its ends.
   */
  public double derivative(double a) {
    return switch (this) {
      case LINEAR -> 1.0;
      case HARD_SIGMOID -> a > 0.0 && a < 1.0 ? 1.0 : 0.0;
      case HARD_TANH -> a > -1.0 && a < 1.0 ? 1.0 : 0.0;
      case RELU -> a > 0.0 ? 1.0 : 0.0;
      case SIGMOID -> {
        double s = value(a);
        yield s * (1.0 - s);
      }
      case TANH -> {
        double s = Math.tanh(a);
        yield 1.0 - s * s;
      }
      case SHIFTED_SIGMOID -> {
        double s = value(a);
        yield 4.0 * s * (1.0 - s);
      }
    };
  }

  /** {@code G(s)}; infinite where {@code s} is out of range. */
  public double potential(double s) {
    return switch (this) {
      case LINEAR -> 0.5 * s * s;
      case HARD_SIGMOID -> s < 0.0 || s > 1.0 ? Double.POSITIVE_INFINITY : 0.5 * s * s;
      case HARD_TANH -> s < -1.0 || s > 1.0 ? Double.POSITIVE_INFINITY : 0.5 * s * s;
      case RELU -> s < 0.0 ? Double.POSITIVE_INFINITY : 0.5 * s * s;
      case SIGMOID -> xLogX(s) + xLogX(1.0 - s);
      case TANH -> 0.5 * (xLogX(1.0 + s) + xLogX(1.0 - s));
      case SHIFTED_SIGMOID -> 0.25 * (xLogX(s) + xLogX(1.0 - s)) + 0.5 * s;
    };
  }

  private static double xLogX(double x) {
    if (x < 0.0) {
      return Double.POSITIVE_INFINITY;
    }
    return x == 0.0 ? 0.0 : x * Math.log(x);
  }
}
