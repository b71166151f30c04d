package org.ohmlight.learning.optimizer;

import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.physical.PhysicalNetwork;

/** Turns an estimate into changes of the weights. */
public interface Optimizer {
  /**
   * Applies one step.
   *
   * @param network whose couplings and biases are modified
   * @param estimate the gradient of the mean cost. Not modified.
   * @param learningRate step size
   */
  void apply(PhysicalNetwork network, Estimate estimate, float learningRate);

  /** What the optimizer remembers, by name, in a stable order; copies. */
  SequencedMap<String, float[]> checkpoint();

  /** Takes up what {@link #checkpoint()} gave. */
  void restore(Map<String, float[]> checkpoint);
}
