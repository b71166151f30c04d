package org.ohmlight.physical;

import java.util.ArrayList;
import java.util.List;

/**
 * A layered network as plain data: what it is, not what holds it.
 *
 * <p>Layer 0 is the clamped input; neighbouring layers are joined by a dense edge in each direction
 * that {@link Structure} allows.
 *
 * @param layers layers from the input to the output
 * @param structure what the edges back are
 */
public record NetworkDescription(List<LayerDescription> layers, Structure structure) {
  public NetworkDescription {
    layers = List.copyOf(layers);
    if (layers.size() < 2) {
      throw new IllegalArgumentException(
          "A network needs an input and an output layer, got " + layers.size() + " layer(s)");
    }
  }

  /** A dense network with one activation for all hidden layers and one for the output. */
  public static NetworkDescription dense(
      List<Integer> sizes, Activation hidden, Activation output, Structure structure) {
    List<LayerDescription> layers = new ArrayList<>();
    for (int k = 0; k < sizes.size(); k++) {
      Activation activation = k == 0 ? Activation.LINEAR : k == sizes.size() - 1 ? output : hidden;
      layers.add(new LayerDescription(sizes.get(k), activation));
    }
    return new NetworkDescription(layers, structure);
  }

  /** Index of the output layer. */
  public int output() {
    return layers.size() - 1;
  }

  /** Number of neurons of a layer. */
  public int size(int layer) {
    return layers.get(layer).size();
  }

  /**
   * Every edge that has a coupling of its own, in order: {@code k-1 -> k}, then {@code k+1 -> k}.
   */
  public List<EdgeId> edges() {
    List<EdgeId> edges = new ArrayList<>();
    for (int k = 1; k < layers.size(); k++) {
      edges.add(new EdgeId(k - 1, k));
    }
    if (structure == Structure.ASYMMETRIC) {
      for (int k = 1; k < layers.size() - 1; k++) {
        edges.add(new EdgeId(k + 1, k));
      }
    }
    return edges;
  }
}
