package org.ohmlight.learning.optimizer;

import org.ohmlight.kernel.Moments;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;

/**
 * Steps measured by running means of the gradient {@code G} and of its square, element by element:
 *
 * <pre>
 *   M <- b1 M + (1 - b1) G,   V <- b2 V + (1 - b2) G^2
 *   W <- W - rate (M / (1 - b1^t)) / (sqrt(V / (1 - b2^t)) + eps) - rate lambda W
 * </pre>
 *
 * at step {@code t} = 1, 2, ... Source: Kingma and Ba (2015), algorithm 1; weight decay {@code
 * lambda} apart from the gradient as in Loshchilov and Hutter (2019), for weights only.
 */
public final class Adam extends DigitalOptimizer {
  /** Means below this are zero, so that they do not decay into denormal numbers. */
  private static final float LEAST = 1e-37f;

  private final Settings settings;
  private final StepCount count;

  /**
   * Constants of the optimizer.
   *
   * @param meanDecay {@code b1} in [0, 1)
   * @param squareDecay {@code b2} in [0, 1)
   * @param epsilon {@code eps > 0}, in units of the gradient
   */
  public record Settings(float meanDecay, float squareDecay, float epsilon) {
    /** As in the paper: 0.9, 0.999, 1e-8. */
    public static final Settings USUAL = new Settings(0.9f, 0.999f, 1e-8f);

    public Settings {
      if (!(meanDecay >= 0f && meanDecay < 1f)
          || !(squareDecay >= 0f && squareDecay < 1f)
          || !(epsilon > 0f)) {
        throw new IllegalArgumentException(
            "Adam takes decays in [0, 1) and an epsilon above 0, got "
                + meanDecay
                + ", "
                + squareDecay
                + " and "
                + epsilon);
      }
    }
  }

  /**
   * Makes the optimizer.
   *
   * @param weightDecay {@code lambda >= 0}
   * @param rates factors on the learning rate by layer
   * @param team threads; results do not depend on their number
   */
  public Adam(Settings settings, float weightDecay, LayerRates rates, Team team) {
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
    float[] gradient = scratch("gradient", size);
    float[] mean = memory().of("mean", parameter.name(), size);
    float[] square = memory().of("square", parameter.name(), size);
    float meanScale = count.correction(settings.meanDecay());
    float squareScale = count.correction(settings.squareDecay());
    parameter.addGradient(gradient, 1f, 0f);
    each(
        size,
        (from, n) -> {
          Moments.average(mean, from, gradient, from, settings.meanDecay(), n);
          Pointwise.flushTiny(mean, from, n, LEAST);
          Moments.averageSquare(square, from, gradient, from, settings.squareDecay(), n);
          Pointwise.flushTiny(square, from, n, LEAST);
          Moments.descend(
              gradient,
              from,
              mean,
              from,
              square,
              from,
              rate * meanScale,
              squareScale,
              settings.epsilon(),
              n);
        });
    return gradient;
  }
}
