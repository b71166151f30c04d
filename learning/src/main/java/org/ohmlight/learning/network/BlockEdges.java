package org.ohmlight.learning.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ohmlight.learning.wiring.Passage;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;

/** The edges of a network for one block of samples, by layer, so that a step looks nothing up. */
final class BlockEdges {
  /**
   * A link seen from one of its layers.
   *
   * @param other the layer at its other end
   * @param up what its forward edge does
   * @param down what its edge back does, if it has a coupling of its own; otherwise {@code up}
   */
  record Way(int other, Passage up, Passage down) {}

  private final Way[][] input;
  private final Way[][] below;
  private final Way[][] above;

  BlockEdges(
      NetworkDescription network, Map<EdgeId, WiredEdge> edges, int firstRow, int blockRows) {
    int layers = network.layers().size();
    List<List<Way>> fromInput = lists(layers);
    List<List<Way>> fromBelow = lists(layers);
    List<List<Way>> fromAbove = lists(layers);
    for (Link link : network.links()) {
      Passage up = WiredEdge.passage(edges, link.forward(), firstRow, blockRows);
      Passage down =
          network.hasBackEdge(link)
              ? WiredEdge.passage(edges, link.back(), firstRow, blockRows)
              : up;
      if (link.from() == 0) {
        fromInput.get(link.to()).add(new Way(0, up, down));
      } else {
        fromBelow.get(link.to()).add(new Way(link.from(), up, down));
        fromAbove.get(link.from()).add(new Way(link.to(), up, down));
      }
    }
    input = arrays(fromInput);
    below = arrays(fromBelow);
    above = arrays(fromAbove);
  }

  private static List<List<Way>> lists(int layers) {
    List<List<Way>> lists = new ArrayList<>();
    for (int k = 0; k < layers; k++) {
      lists.add(new ArrayList<>());
    }
    return lists;
  }

  private static Way[][] arrays(List<List<Way>> lists) {
    return lists.stream().map(ways -> ways.toArray(Way[]::new)).toArray(Way[][]::new);
  }

  /** Links from the input to a layer. */
  Way[] input(int layer) {
    return input[layer];
  }

  /** Links from lower layers, the input apart, to a layer. */
  Way[] below(int layer) {
    return below[layer];
  }

  /** Links from a layer to higher ones. */
  Way[] above(int layer) {
    return above[layer];
  }

  /** Told when a layer has moved. */
  void moved(int layer) {
    for (Way way : above[layer]) {
      way.up().moved();
    }
  }
}
