package org.ohmlight.learning.optimizer;

import org.ohmlight.kernel.Moments;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Sums;
import org.ohmlight.kernel.Team;

/**
 * Multiplicative steps: a weight keeps its sign and moves by a factor, so that its size learns on a
 * logarithmic scale, as conductances do.
 *
 * <pre>
 *   V <- d V + (1 - d) G^2,   N = clip(G / sqrt(V / (1 - d^t)), +-bound)
 *   W <- clip(W exp(-rate N sgn W), +-scale rms(W_0))
 * </pre>
 *
 * element by element at step {@code t} = 1, 2, ..., with {@code N = 0} where the root is zero and
 * the root mean square of each parameter as it was at the first step. <b>What is zero stays
 * zero</b>: biases learn only if they do not begin at zero. The weights are read back at every
 * step, which hardware pays for. Source: Bernstein et al. (2020).
 */
public final class Madam extends DigitalOptimizer {
  private static final float LEAST = 1e-37f;

  private final Settings settings;
  private final StepCount count;

  /**
   * Constants of the optimizer.
   *
   * @param squareDecay {@code d} in [0, 1)
   * @param gradientBound most a normalised gradient counts, above 0
   * @param scale largest weight, in units of the root mean square of the first ones
   */
  public record Settings(float squareDecay, float gradientBound, float scale) {
    /** Decay 0.999, gradients to 10, weights to 1024. */
    public static final Settings USUAL = new Settings(0.999f, 10f, 1024f);

    public Settings {
      if (!(squareDecay >= 0f && squareDecay < 1f) || !(gradientBound > 0f) || !(scale > 0f)) {
        throw new IllegalArgumentException(
            "Madam takes a decay in [0, 1) and bounds above 0, got "
                + squareDecay
                + ", "
                + gradientBound
                + " and "
                + scale);
      }
    }
  }

  /**
   * Makes the optimizer.
   *
   * @param weightDecay part of each weight taken off a step, times the rate
   * @param rates factors on the learning rate by layer
   * @param team threads; results do not depend on their number
   */
  public Madam(Settings settings, float weightDecay, LayerRates rates, Team team) {
    super(weightDecay, rates, team);
    this.settings = settings;
    this.count = new StepCount(memory());
  }

  @Override
  void beginStep() {
    count.next();
  }

  @Override
  float[] change(Parameter parameter, float rate) {
    int size = parameter.size();
    float[] step = scratch("gradient", size);
    float[] square = memory().of("square", parameter.name(), size);
    float[] values = parameter.values();
    float bound = bound(parameter.name(), values);
    float squareScale = count.correction(settings.squareDecay());
    parameter.addGradient(step, 1f, 0f);
    each(
        size,
        (from, n) -> {
          Moments.averageSquare(square, from, step, from, settings.squareDecay(), n);
          Pointwise.flushTiny(square, from, n, LEAST);
          Moments.normalize(step, from, square, from, squareScale, n);
          Moments.clipAndScale(step, from, settings.gradientBound(), -rate, n);
          Moments.withSignOf(step, from, values, from, n);
          Moments.exponential(step, from, n);
          Moments.factorToChange(step, from, values, from, bound, n);
        });
    return step;
  }

  /** The bound of a parameter, worked out once and remembered. */
  private float bound(String name, float[] values) {
    float[] bound = memory().of("bound", name, 1);
    if (bound[0] == 0f) {
      double squares = 0;
      for (int from = 0; from < values.length; from += 1024) {
        squares += Sums.squares(values, from, Math.min(1024, values.length - from));
      }
      bound[0] = (float) (settings.scale() * Math.sqrt(squares / values.length));
    }
    return bound[0];
  }
}
