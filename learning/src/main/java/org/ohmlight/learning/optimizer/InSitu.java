package org.ohmlight.learning.optimizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.learning.rule.BiasTerm;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.LocalProduct;
import org.ohmlight.physical.PhysicalNetwork;

/**
 * Plain stochastic gradient descent where the weights are: every local product goes to its coupling
 * as one update, {@code W -= rate scale sum_b post_b pre_b^T}, and nothing is remembered outside
 * the hardware. On a crossbar each product is one burst of pulses.
 */
public final class InSitu implements Optimizer {
  private final LayerRates rates;

  /**
   * Makes the optimizer.
   *
   * @param rates factors on the learning rate by layer
   */
  public InSitu(LayerRates rates) {
    this.rates = rates;
  }

  @Override
  public void apply(PhysicalNetwork network, Estimate estimate, float learningRate) {
    for (LocalProduct product : estimate.products()) {
      float rate = -learningRate * rates.of(product.edge()) * product.scale();
      network.edge(product.edge()).update(product.post(), product.pre(), rate, network.nextTick());
    }
    for (BiasTerm term : estimate.biases()) {
      term.addTo(network.bias(term.layer()), -learningRate * rates.of(term.layer()));
    }
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    return new LinkedHashMap<>();
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {}
}
