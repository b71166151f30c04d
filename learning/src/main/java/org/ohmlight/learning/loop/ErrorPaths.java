package org.ohmlight.learning.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ohmlight.learning.wiring.Passage;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;

/**
 * How the errors of its neighbours reach a layer, for one block of samples. Where the drives are
 * {@code D_k = sum_j A_kj s_j + sum_j F_kj s_j}, a layer's states are felt through the transposes:
 *
 * <pre>
 *   lambda_k = sum_(j above) A_jk^T delta_j + sum_(j below) F_jk^T delta_j,
 *   F_jk^T = 0 | A_kj | -A_kj | B_jk^T   (feedforward, symmetric, skew-symmetric, asymmetric)
 * </pre>
 */
final class ErrorPaths {
  private record Way(int other, Passage passage) {}

  private final Structure structure;
  private final List<List<Way>> fromAbove = new ArrayList<>();
  private final List<List<Way>> fromBelow = new ArrayList<>();

  ErrorPaths(NetworkDescription network, Map<EdgeId, WiredEdge> edges, int firstRow, int rows) {
    this.structure = network.structure();
    for (int k = 0; k < network.layers().size(); k++) {
      fromAbove.add(new ArrayList<>());
      fromBelow.add(new ArrayList<>());
    }
    for (Link link : network.links()) {
      if (link.from() > 0) {
        Passage up = WiredEdge.passage(edges, link.forward(), firstRow, rows);
        fromAbove.get(link.from()).add(new Way(link.to(), up));
        if (structure.recurrent()) {
          Passage back =
              network.hasBackEdge(link)
                  ? WiredEdge.passage(edges, link.back(), firstRow, rows)
                  : up;
          fromBelow.get(link.to()).add(new Way(link.from(), back));
        }
      }
    }
  }

  /** Told that the states have changed. */
  void moved() {
    fromAbove.forEach(ways -> ways.forEach(way -> way.passage().moved()));
  }

  /**
   * Adds what reaches a layer.
   *
   * @param errors {@code delta_j [rows, size]} by layer. Not modified.
   * @param states {@code s_j} by layer, which decide where a maximum was. Not modified.
   * @param into {@code lambda_k}. Modified.
   * @param product working memory of the layer's shape. Modified.
   */
  void addTo(int layer, Batch[] errors, Batch[] states, Batch into, Batch product, long tick) {
    for (Way way : fromAbove.get(layer)) {
      way.passage().adjoint(errors[way.other()], product, states[layer], tick, 0);
      into.addScaled(product, 1f);
    }
    for (Way way : fromBelow.get(layer)) {
      int other = way.other();
      if (structure == Structure.ASYMMETRIC) {
        way.passage().adjoint(errors[other], product, states[layer], tick, 0);
      } else {
        way.passage().tangent(errors[other], product, states[other], tick, 0);
      }
      into.addScaled(product, structure == Structure.SKEW_SYMMETRIC ? -1f : 1f);
    }
  }
}
