package org.ohmlight.experiments.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.exact.ExactSubstrate;
import tools.jackson.databind.JsonNode;

/** A network on exact arithmetic with the weights of a golden case. */
final class GoldenNetwork {
  private GoldenNetwork() {}

  static LayeredNetwork of(
      NetworkDescription description,
      Settling settling,
      Map<EdgeId, float[]> weights,
      Map<Integer, float[]> biases) {
    LayeredNetwork network =
        new LayeredNetwork(
            new ExactSubstrate(Team.solo()),
            description,
            settling,
            new Initialization(0, 0f, 0f, 1f),
            Team.solo());
    weights.forEach((edge, w) -> network.edge(edge).coupling().program(w, network.nextTick()));
    biases.forEach((layer, b) -> System.arraycopy(b, 0, network.bias(layer), 0, b.length));
    return network;
  }

  /**
   * A chain over shapes as a case lists them, {@code n}, {@code [n]} or {@code [c, h, w]}: a link
   * between images is the given convolution, all others are dense.
   *
   * @param convolution the convolution that makes so many channels
   */
  static NetworkDescription chain(
      JsonNode shapes,
      Activation hidden,
      Structure structure,
      IntFunction<Wiring.Convolution> convolution) {
    List<LayerDescription> layers = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int k = 0; k < shapes.size(); k++) {
      boolean plain = k == 0 || k == shapes.size() - 1;
      layers.add(new LayerDescription(shape(shapes.get(k)), plain ? Activation.LINEAR : hidden));
      if (k > 0) {
        int channels = layers.get(k).shape().channels();
        boolean images = layers.get(k).shape().pixels() > 1;
        links.add(new Link(k - 1, k, images ? convolution.apply(channels) : Wiring.DENSE));
      }
    }
    return new NetworkDescription(layers, links, structure, layers.size() - 1);
  }

  private static LayerShape shape(JsonNode shape) {
    if (!shape.isArray()) {
      return LayerShape.flat(shape.asInt());
    }
    return shape.size() == 1
        ? LayerShape.flat(shape.get(0).asInt())
        : new LayerShape(shape.get(0).asInt(), shape.get(1).asInt(), shape.get(2).asInt());
  }

  /** The transpose of a row-major {@code [rows x columns]} matrix. */
  static float[] transposed(float[] matrix, int rows, int columns) {
    float[] transposed = new float[matrix.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        transposed[c * rows + r] = matrix[r * columns + c];
      }
    }
    return transposed;
  }
}
