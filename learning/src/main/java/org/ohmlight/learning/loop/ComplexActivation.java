package org.ohmlight.learning.loop;

import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;

/**
 * Activations of complex drives {@code a + ib}, for those that have a holomorphic form:
 *
 * <pre>
 *   tanh(a + ib) = (sinh 2a + i sin 2b) / (cosh 2a + cos 2b)
 *   sigmoid(z) = (1 + tanh(z / 2)) / 2,  with z = 4(a + ib) - 2 where it is shifted
 * </pre>
 *
 * They have poles at {@code b = pi/2} and {@code b = pi}: drives must stay well within.
 */
final class ComplexActivation {
  /** Beyond this {@code tanh} is one, and {@code cosh 2a} would overflow far out. */
  private static final double FLAT = 40.0;

  private ComplexActivation() {}

  /** Refuses an activation without a holomorphic form. */
  static void require(Activation activation, int layer) {
    switch (activation) {
      case LINEAR, SIGMOID, SHIFTED_SIGMOID, TANH -> {}
      case HARD_SIGMOID, HARD_TANH, RELU ->
          throw new IllegalArgumentException(
              "Holomorphic equilibrium propagation needs activations with a complex form, but"
                  + " layer "
                  + layer
                  + " has "
                  + activation.label()
                  + ", whose corners have none; use linear, a sigmoid or tanh, or centred"
                  + " equilibrium propagation");
    }
  }

  /**
   * {@code re + i im = f(a + i b)}.
   *
   * @return largest change of a part; NaN if a value is not a number
   */
  static float apply(Activation activation, Batch a, Batch b, Batch re, Batch im) {
    if (activation == Activation.LINEAR) {
      return Math.max(activation.activate(a, re), activation.activate(b, im));
    }
    boolean sigmoid = activation != Activation.TANH;
    boolean shifted = activation == Activation.SHIFTED_SIGMOID;
    double gain = shifted ? 4.0 : sigmoid ? 1.0 : 2.0;
    double shift = shifted ? -2.0 : 0.0;
    double change = 0;
    int count = a.rows() * a.width();
    for (int i = 0; i < count; i++) {
      double x = Math.clamp(gain * a.values()[a.offset() + i] + shift, -FLAT, FLAT);
      double y = gain * b.values()[b.offset() + i];
      double below = Math.cosh(x) + Math.cos(y);
      double real = Math.sinh(x) / below;
      double imaginary = Math.sin(y) / below;
      change = Math.max(change, put(re, i, sigmoid ? 0.5 + 0.5 * real : real));
      change = Math.max(change, put(im, i, sigmoid ? 0.5 * imaginary : imaginary));
    }
    return (float) change;
  }

  private static double put(Batch into, int index, double value) {
    int at = into.offset() + index;
    double change = Math.abs(value - into.values()[at]);
    into.values()[at] = (float) value;
    return change;
  }
}
