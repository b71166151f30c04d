package org.ohmlight.learning.monitor;

import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.PhysicalNetwork;

/**
 * An exact network that takes up what a physical one holds: its weights as they are read back, its
 * biases. What the two do differently is the hardware's doing.
 */
public final class Twin {
  private final PhysicalNetwork exact;

  /**
   * Makes the twin.
   *
   * @param exact a network of the same description on exact arithmetic; its weights are lost
   */
  public Twin(PhysicalNetwork exact) {
    this.exact = exact;
  }

  /** The exact network, with the weights that the other holds now. */
  PhysicalNetwork of(PhysicalNetwork network) {
    if (!network.description().equals(exact.description())) {
      throw new IllegalArgumentException("A twin has the layers and links of its network");
    }
    for (EdgeId edge : network.description().edges()) {
      float[] weights = new float[network.edge(edge).weights()];
      network.edge(edge).coupling().read(weights);
      exact.edge(edge).coupling().program(weights, exact.nextTick());
    }
    for (int layer = 1; layer <= network.description().last(); layer++) {
      float[] bias = network.bias(layer);
      System.arraycopy(bias, 0, exact.bias(layer), 0, bias.length);
    }
    return exact;
  }
}
