package org.ohmlight.learning.monitor;

import java.util.SequencedMap;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.PhysicalNetwork;

/**
 * Watches a training, step by step. It changes neither weights nor the clock, so that what is
 * learnt is the same bit for bit; but reading weights back is an exchange that hardware pays for.
 */
public interface Monitor {
  /** Looks at a step, or lets it pass. */
  void observe(Moment moment);

  /** Means over what was seen since the last report, by name; empty if nothing was. */
  SequencedMap<String, Double> report();

  /**
   * A step of training, between the estimate and its application.
   *
   * @param step number of the step since the training began, from 0
   * @param network what learns
   * @param estimate what its rule concluded
   * @param inputs the minibatch
   * @param targets what it should answer
   */
  record Moment(
      long step, PhysicalNetwork network, Estimate estimate, Batch inputs, Batch targets) {}
}
