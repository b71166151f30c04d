package org.ohmlight.experiments.spec;

import org.ohmlight.learning.optimizer.NormalizedGradient;

/** What turns estimates into changes of the weights. */
public sealed interface OptimizerSpec {
  /** Every local product goes straight to the devices. */
  record InSitu() implements OptimizerSpec {}

  /** Weights are let go and move by themselves. */
  record SelfTuning() implements OptimizerSpec {}

  /** Momentum, kept digitally beside the hardware. */
  record Momentum(float momentum) implements OptimizerSpec {}

  /** Adam. */
  record Adam(org.ohmlight.learning.optimizer.Adam.Settings settings) implements OptimizerSpec {}

  /** Multiplicative steps. */
  record Madam(org.ohmlight.learning.optimizer.Madam.Settings settings) implements OptimizerSpec {}

  /** Steps of fixed size. */
  record Normalized(NormalizedGradient.Norm norm) implements OptimizerSpec {}
}
