package org.ohmlight.learning.rule;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.PhysicalNetwork;

/**
 * A learning rule: estimates the gradient of the mean cost {@code C = |s_out - y|^2 / 2} from
 * nothing but the states that a network shows at its equilibria.
 */
public interface Estimator {
  /**
   * Runs the phases of the rule.
   *
   * @param network what settles. Its weights are not modified.
   * @param inputs {@code [rows, size(0)]}. Not modified.
   * @param targets {@code [rows, size(output)]}. Not modified.
   * @throws IllegalArgumentException if the rule does not hold for the structure of this network
   */
  Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets);
}
