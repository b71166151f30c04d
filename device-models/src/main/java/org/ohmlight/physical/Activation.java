package org.ohmlight.physical;

import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Slopes;

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

  /**
   * {@code s = f(a)} of many neurons.
   *
   * @param s activations. Modified.
   * @param a pre-activations. Not modified.
   * @return largest change of {@code s}; NaN if a value is not a number
   */
  public float activate(float[] s, int sOffset, float[] a, int aOffset, int count) {
    return switch (this) {
      case LINEAR ->
          clamp(s, sOffset, a, aOffset, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, count);
      case HARD_SIGMOID -> clamp(s, sOffset, a, aOffset, 0f, 1f, count);
      case HARD_TANH -> clamp(s, sOffset, a, aOffset, -1f, 1f, count);
      case RELU -> clamp(s, sOffset, a, aOffset, 0f, Float.POSITIVE_INFINITY, count);
      case SIGMOID -> Pointwise.sigmoid(s, sOffset, a, aOffset, count);
      case SHIFTED_SIGMOID -> Pointwise.sigmoid(s, sOffset, a, aOffset, 4f, -2f, count);
      case TANH -> Pointwise.tanh(s, sOffset, a, aOffset, count);
    };
  }

  private static float clamp(
      float[] s, int sOffset, float[] a, int aOffset, float low, float high, int count) {
    return Pointwise.clamp(s, sOffset, a, aOffset, low, high, count);
  }

  /**
   * {@code s = f(a)} of a whole batch.
   *
   * @param a pre-activations. Not modified.
   * @param s activations, of the same shape. Modified.
   * @return largest change of {@code s}; NaN if a value is not a number
   */
  public float activate(Batch a, Batch s) {
    return activate(s.values(), s.offset(), a.values(), a.offset(), a.rows() * a.width());
  }

  /**
   * {@code slope = f'(a)} of a whole batch.
   *
   * @param a pre-activations. Not modified.
   * @param slope of the same shape. Modified.
   */
  public void slopes(Batch a, Batch slope) {
    float[] out = slope.values();
    int to = slope.offset();
    float[] in = a.values();
    int from = a.offset();
    int n = a.rows() * a.width();
    switch (this) {
      case LINEAR -> slope.fill(1f);
      case HARD_SIGMOID -> Slopes.inside(out, to, in, from, 0f, 1f, n);
      case HARD_TANH -> Slopes.inside(out, to, in, from, -1f, 1f, n);
      case RELU -> Slopes.inside(out, to, in, from, 0f, Float.POSITIVE_INFINITY, n);
      case SIGMOID -> {
        activate(a, slope);
        Slopes.ofSigmoid(out, to, n);
      }
      case SHIFTED_SIGMOID -> {
        activate(a, slope);
        Slopes.ofSigmoid(out, to, n);
        Pointwise.scale(out, to, out, to, 4f, n);
      }
      case TANH -> {
        activate(a, slope);
        Slopes.ofTanh(out, to, n);
      }
    }
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
