package org.ohmlight.learning.rule;

import java.util.List;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkState;

/**
 * What a rule saw and what it concludes: the gradient of the mean cost as a sum of local products.
 *
 * <p>The batches belong to the rule and hold until it is asked again.
 *
 * @param products local products, in the order in which they would be applied
 * @param biases bias terms
 * @param freeState the free equilibrium
 * @param free how the free phase ended
 * @param nudged how the nudged phases ended, in order
 */
public record Estimate(
    List<LocalProduct> products,
    List<BiasTerm> biases,
    NetworkState freeState,
    Equilibrium free,
    List<Equilibrium> nudged) {

  /**
   * The estimated gradient of one edge, summed up.
   *
   * @param into {@code [outputs x inputs]} of its coupling. Modified.
   * @param tick the moment of an exchange that maximum pooling needs
   */
  public void gradient(Edge edge, float[] into, long tick) {
    addGradient(edge, 1f, 0f, into, tick);
  }

  /**
   * {@code into = keep into + factor dC/dW} of one edge.
   *
   * @param into {@code [outputs x inputs]} of its coupling. Modified.
   * @param tick the moment of an exchange that maximum pooling needs
   */
  public void addGradient(Edge edge, float factor, float keep, float[] into, long tick) {
    float kept = keep;
    boolean found = false;
    for (LocalProduct product : products) {
      if (product.edge().equals(edge.id())) {
        edge.gradient(product.post(), product.pre(), factor * product.scale(), kept, into, tick);
        kept = 1f;
        found = true;
      }
    }
    if (!found) {
      throw new IllegalArgumentException("This estimate has no product for edge " + edge.id());
    }
  }

  /**
   * The estimated gradient of a layer's bias.
   *
   * @param into {@code [channels]}. Modified.
   */
  public void biasGradient(int layer, float[] into) {
    java.util.Arrays.fill(into, 0f);
    for (BiasTerm term : biases) {
      if (term.layer() == layer) {
        term.addTo(into, 1f);
      }
    }
  }

  /** The reason if a phase failed, otherwise null. */
  public Equilibrium.@org.jspecify.annotations.Nullable Faulted fault() {
    if (free instanceof Equilibrium.Faulted faulted) {
      return faulted;
    }
    for (Equilibrium phase : nudged) {
      if (phase instanceof Equilibrium.Faulted faulted) {
        return faulted;
      }
    }
    return null;
  }
}
