package org.ohmlight.learning.backward;

import java.util.Arrays;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Slopes;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;

/** The derivative of a layer's activation. */
public final class Slope {
  private Slope() {}

  /**
   * {@code slope = f'(a)}.
   *
   * @param a pre-activations {@code [rows, size]}. Not modified.
   * @param slope {@code [rows, size]}. Modified.
   */
  public static void of(Activation activation, Batch a, Batch slope) {
    float[] out = slope.values();
    int o = slope.offset();
    float[] x = a.values();
    int i = a.offset();
    int n = a.rows() * a.width();
    switch (activation) {
      case LINEAR -> Arrays.fill(out, o, o + n, 1f);
      case HARD_SIGMOID -> Slopes.inside(out, o, x, i, 0f, 1f, n);
      case HARD_TANH -> Slopes.inside(out, o, x, i, -1f, 1f, n);
      case RELU -> Slopes.inside(out, o, x, i, 0f, Float.POSITIVE_INFINITY, n);
      case SIGMOID -> {
        Pointwise.sigmoid(out, o, x, i, n);
        Slopes.ofSigmoid(out, o, n);
      }
      case TANH -> {
        Pointwise.tanh(out, o, x, i, n);
        Slopes.ofTanh(out, o, n);
      }
    }
  }
}
