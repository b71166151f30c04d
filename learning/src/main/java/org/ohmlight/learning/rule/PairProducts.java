package org.ohmlight.learning.rule;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;

/**
 * The local products of an error {@code d} with a prediction {@code m}, by the structure of the
 * network: with {@code D_k = sum_j A_kj m_j + sum_j F_kj m_j} and {@code d} the error of the drive,
 *
 * <pre>
 *   feedforward       dC/dA_kj = d_k m_j^T
 *   symmetric         dC/dA_kj = d_k m_j^T + m_k d_j^T
 *   skew-symmetric    dC/dA_kj = d_k m_j^T - m_k d_j^T
 *   asymmetric        dC/dA_kj = d_k m_j^T,  dC/dB_jk = d_j m_k^T
 *   bias              dC/db_k = d_k
 * </pre>
 *
 * Source: Nest and Høier, eq. 7; the same products follow from the chain rule, whatever {@code d}
 * was found by.
 */
final class PairProducts {
  private final NetworkDescription network;
  private final List<LocalProduct> products = new ArrayList<>();
  private final List<BiasTerm> biases = new ArrayList<>();

  PairProducts(NetworkDescription network) {
    network.requireDrives("A product of errors and predictions");
    this.network = network;
  }

  List<LocalProduct> products() {
    return products;
  }

  List<BiasTerm> biases() {
    return biases;
  }

  /** The prediction that a layer sent when another was driven. */
  interface Seen {
    /** States of layer {@code source} at the moment when {@code driven} was driven by them. */
    Batch by(int driven, int source);
  }

  /**
   * Everything: links from the input, links between layers, biases.
   *
   * @param inputs clamped input {@code [rows, size(0)]}
   * @param errors {@code d_k} by layer
   * @param predictions {@code m_k} by layer
   * @param scale factor, with the mean over the batch in it
   */
  PairProducts all(Batch inputs, Batch[] errors, Batch[] predictions, float scale) {
    return input(inputs, errors, scale)
        .between(errors, (driven, source) -> predictions[source], scale);
  }

  /** Links from the input, and biases. */
  PairProducts input(Batch inputs, Batch[] errors, float scale) {
    for (Link link : network.links()) {
      if (link.from() == 0) {
        products.add(new LocalProduct(link.forward(), errors[link.to()], inputs, scale));
      }
    }
    for (int k = 1; k <= network.last(); k++) {
      biases.add(new BiasTerm(k, errors[k], scale));
    }
    return this;
  }

  /**
   * Links between layers of a symmetric network whose products are not a derivative: one product a
   * link.
   *
   * @param pre states of the lower layers by layer
   * @param post states of the higher layers by layer
   */
  PairProducts oneWay(Batch[] pre, Batch[] post, float scale) {
    for (Link link : network.links()) {
      if (link.from() > 0) {
        products.add(new LocalProduct(link.forward(), post[link.to()], pre[link.from()], scale));
      }
    }
    return this;
  }

  /** Links between layers. */
  PairProducts between(Batch[] errors, Seen seen, float scale) {
    Structure structure = network.structure();
    for (Link link : network.links()) {
      int j = link.from();
      int k = link.to();
      EdgeId edge = link.forward();
      if (j == 0) {
        continue;
      }
      products.add(new LocalProduct(edge, errors[k], seen.by(k, j), scale));
      switch (structure) {
        case FEEDFORWARD, RESISTIVE -> {}
        case SYMMETRIC -> products.add(new LocalProduct(edge, seen.by(j, k), errors[j], scale));
        case SKEW_SYMMETRIC ->
            products.add(new LocalProduct(edge, seen.by(j, k), errors[j], -scale));
        case ASYMMETRIC ->
            products.add(new LocalProduct(link.back(), errors[j], seen.by(j, k), scale));
      }
    }
    return this;
  }
}
