package org.ohmlight.learning.optimizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.learning.rule.AgnosticPropagation;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.physical.PhysicalNetwork;

/**
 * No optimizer outside the network: its weights are let go and move by themselves. Goes with {@link
 * AgnosticPropagation}, which says how.
 */
public final class SelfTuning implements Optimizer {
  private final AgnosticPropagation rule;

  /**
   * Makes the optimizer.
   *
   * @param rule what made the estimates that this is handed
   */
  public SelfTuning(AgnosticPropagation rule) {
    this.rule = rule;
  }

  @Override
  public void apply(PhysicalNetwork network, Estimate estimate, float learningRate) {
    rule.letGo(network, learningRate);
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    return new LinkedHashMap<>();
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {}
}
