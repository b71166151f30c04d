package org.ohmlight.learning.optimizer;

import org.ohmlight.kernel.Team;

/**
 * Stochastic gradient descent with a digital memory beside the hardware:
 *
 * <pre>  V <- mu V - rate (G + lambda W),   W <- W + V</pre>
 *
 * with momentum {@code mu} and weight decay {@code lambda} (biases do not decay). Weight decay
 * reads the weights back at every step, which hardware pays for. Source: Sutskever et al. (2013),
 * eq. 1-2.
 */
public final class Momentum extends DigitalOptimizer {
  private final float momentum;

  /**
   * Makes the optimizer.
   *
   * @param momentum {@code mu} in [0, 1)
   * @param weightDecay {@code lambda >= 0}
   * @param rates factors on the learning rate by layer
   * @param team threads; results do not depend on their number
   */
  public Momentum(float momentum, float weightDecay, LayerRates rates, Team team) {
    super(weightDecay, rates, team);
    if (!(momentum >= 0f && momentum < 1f) || !(weightDecay >= 0f)) {
      throw new IllegalArgumentException(
          "Momentum lies in [0, 1) and weight decay is not negative, got "
              + momentum
              + " and "
              + weightDecay);
    }
    this.momentum = momentum;
  }

  @Override
  float[] change(Parameter parameter, float rate) {
    float[] velocity = memory().of("velocity", parameter.name(), parameter.size());
    parameter.addGradient(velocity, -rate, momentum);
    return velocity;
  }
}
