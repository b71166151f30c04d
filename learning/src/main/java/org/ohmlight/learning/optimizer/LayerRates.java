package org.ohmlight.learning.optimizer;

import java.util.List;
import org.ohmlight.physical.EdgeId;

/**
 * Factors on the learning rate, by the layer that an edge drives.
 *
 * @param factors factor of layer 1, 2, ...; layers beyond the list have the last factor; an empty
 *     list means 1 everywhere
 */
public record LayerRates(List<Float> factors) {
  /** The same rate everywhere. */
  public static final LayerRates EQUAL = new LayerRates(List.of());

  public LayerRates {
    factors = List.copyOf(factors);
  }

  /** Factor of a layer's bias. */
  public float of(int layer) {
    return factors.isEmpty() ? 1f : factors.get(Math.min(layer, factors.size()) - 1);
  }

  /** Factor of an edge: that of the layer it drives, seen from the input. */
  public float of(EdgeId edge) {
    return of(Math.max(edge.from(), edge.to()));
  }
}
