package org.ohmlight.learning.optimizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.learning.rule.BiasTerm;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.LocalProduct;
import org.ohmlight.physical.Batch;
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
      step(network.bias(term.layer()), term, -learningRate * rates.of(term.layer()));
    }
  }

  private static void step(float[] bias, BiasTerm term, float rate) {
    Batch s = term.states();
    float factor = rate * term.scale();
    for (int r = 0; r < s.rows(); r++) {
      for (int c = 0; c < bias.length; c++) {
        bias[c] = Math.fma(factor, s.at(r, c), bias[c]);
      }
    }
  }

  @Override
  public SequencedMap<String, float[]> checkpoint() {
    return new LinkedHashMap<>();
  }

  @Override
  public void restore(Map<String, float[]> checkpoint) {}
}
