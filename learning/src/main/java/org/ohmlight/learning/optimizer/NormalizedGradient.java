package org.ohmlight.learning.optimizer;

import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Sums;
import org.ohmlight.kernel.Team;

/**
 * Gradient descent by steps of fixed size: the gradient {@code G} of each edge, and of each bias,
 * is scaled to norm 1,
 *
 * <pre>  W <- W - rate G / |G| - rate lambda W</pre>
 *
 * so that the learning rate is the length of a step ({@link Norm#L2}) or its largest element
 * ({@link Norm#LARGEST}). A gradient of zero moves nothing. Nothing is remembered. Source:
 * Iuzzolino, Singer and Mozer (2019), SGD-L2 and SGD-Linf.
 */
public final class NormalizedGradient extends DigitalOptimizer {
  private static final int PART = 1024;

  private final Norm norm;

  /** What is scaled to 1. */
  public enum Norm {
    /** The root of the sum of squares. */
    L2,
    /** The largest magnitude. */
    LARGEST
  }

  /**
   * Makes the optimizer.
   *
   * @param weightDecay {@code lambda >= 0}, for weights only
   * @param rates factors on the learning rate by layer
   * @param team threads; results do not depend on their number
   */
  public NormalizedGradient(Norm norm, float weightDecay, LayerRates rates, Team team) {
    super(weightDecay, rates, team);
    this.norm = norm;
  }

  @Override
  float[] change(Parameter parameter, float rate) {
    int size = parameter.size();
    float[] gradient = scratch("gradient", size);
    parameter.addGradient(gradient, 1f, 0f);
    double length =
        switch (norm) {
          case L2 -> length(gradient);
          case LARGEST -> Pointwise.maxAbs(gradient, 0, size);
        };
    if (length > 0) {
      Pointwise.scale(gradient, 0, gradient, 0, (float) (-rate / length), size);
    }
    return gradient;
  }

  /** Parts in single precision, their sum in double, in a fixed order. */
  private static double length(float[] values) {
    double squares = 0;
    for (int from = 0; from < values.length; from += PART) {
      squares += Sums.squares(values, from, Math.min(PART, values.length - from));
    }
    return Math.sqrt(squares);
  }
}
