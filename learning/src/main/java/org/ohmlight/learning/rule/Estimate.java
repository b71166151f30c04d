package org.ohmlight.learning.rule;

import java.util.List;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
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
   * @param into {@code [outputs x inputs]}. Modified.
   */
  public void gradient(EdgeId edge, float[] into) {
    float keep = 0f;
    for (LocalProduct product : products) {
      if (product.edge().equals(edge)) {
        add(product, keep, into, 0, product.post().width());
        keep = 1f;
      }
    }
    if (keep == 0f) {
      throw new IllegalArgumentException("This estimate has no product for edge " + edge);
    }
  }

  /** {@code into = keep into + product} for a range of output rows. */
  public static void add(
      LocalProduct product, float keep, float[] into, int firstOutput, int lastOutput) {
    Batch post = product.post();
    Batch pre = product.pre();
    Gemm.outerProduct(
        post.values(),
        post.offset(),
        post.width(),
        pre.values(),
        pre.offset(),
        pre.width(),
        post.rows(),
        product.scale(),
        keep,
        into,
        firstOutput,
        lastOutput);
  }

  /**
   * The estimated gradient of a layer's bias.
   *
   * @param into {@code [size]}. Modified.
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
