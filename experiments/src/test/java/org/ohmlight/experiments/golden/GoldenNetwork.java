package org.ohmlight.experiments.golden;

import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** A dense network on exact arithmetic with the weights of a golden case. */
final class GoldenNetwork {
  private GoldenNetwork() {}

  static LayeredNetwork of(
      List<Integer> sizes,
      Activation hidden,
      Structure structure,
      Settling settling,
      Map<EdgeId, float[]> weights,
      Map<Integer, float[]> biases) {
    LayeredNetwork network =
        new LayeredNetwork(
            new ExactSubstrate(Team.solo()),
            NetworkDescription.dense(sizes, hidden, Activation.LINEAR, structure),
            settling,
            new Initialization(0, 0f, 0f, 1f),
            Team.solo());
    weights.forEach((edge, w) -> network.edge(edge).coupling().program(w, network.nextTick()));
    biases.forEach((layer, b) -> System.arraycopy(b, 0, network.bias(layer), 0, b.length));
    return network;
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
