package org.ohmlight.experiments.trial;

import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.PhysicalNetwork;

/** Carries what one network has learned to another of the same description. */
final class Transfer {
  private Transfer() {}

  /** Programs every coupling of {@code to} with what {@code from} holds, and copies the biases. */
  static void program(PhysicalNetwork from, PhysicalNetwork to) {
    for (EdgeId edge : from.description().edges()) {
      float[] weights = new float[from.edge(edge).weights()];
      from.edge(edge).coupling().read(weights);
      to.edge(edge).coupling().program(weights, to.nextTick());
    }
    for (int layer = 1; layer <= from.description().last(); layer++) {
      float[] learned = from.bias(layer);
      System.arraycopy(learned, 0, to.bias(layer), 0, learned.length);
    }
  }
}
