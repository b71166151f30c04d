package org.ohmlight.learning.rule;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Wiring;

/** A link as the plain list of its connections, each with the number of the weight it shares. */
final class ReferenceWiring {
  private record Connection(int to, int from, int weight, double factor) {}

  private final List<Connection> connections = new ArrayList<>();
  private final int outputs;
  private final int inputs;

  ReferenceWiring(NetworkDescription network, Link link) {
    LayerShape from = network.shape(link.from());
    LayerShape to = network.shape(link.to());
    outputs = link.wiring().outputs(from, to);
    inputs = link.wiring().inputs(from, to);
    switch (link.wiring()) {
      case Wiring.Dense() -> dense();
      case Wiring.Convolution convolution -> image(convolution, from, to);
    }
  }

  private void dense() {
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        connections.add(new Connection(o, i, o * inputs + i, 1));
      }
    }
  }

  private void image(Wiring.Convolution c, LayerShape from, LayerShape to) {
    double share = 1.0 / (c.window() * c.window());
    for (int o = 0; o < outputs; o++) {
      for (int r = 0; r < to.rows() * c.window(); r++) {
        for (int q = 0; q < to.columns() * c.window(); q++) {
          int pixel = (o * to.rows() + r / c.window()) * to.columns() + q / c.window();
          patch(
              c, from, pixel, o, r * c.stride() - c.padding(), q * c.stride() - c.padding(), share);
        }
      }
    }
  }

  private void patch(
      Wiring.Convolution c, LayerShape from, int pixel, int o, int top, int left, double share) {
    for (int p = 0; p < inputs; p++) {
      int channel = p / (c.kernel() * c.kernel());
      int r = top + p / c.kernel() % c.kernel();
      int q = left + p % c.kernel();
      int source = source(c, from, channel, r, q);
      if (source >= 0) {
        connections.add(new Connection(pixel, source, o * inputs + p, share));
      }
    }
  }

  /** The neuron under a place of the kernel's image; negative where there is only padding. */
  private static int source(Wiring.Convolution c, LayerShape from, int channel, int r, int q) {
    int fold = c.squeeze() ? 2 : 1;
    if (r < 0 || q < 0 || r >= from.rows() / fold || q >= from.columns() / fold) {
      return -1;
    }
    int part = channel % (fold * fold);
    int row = fold * r + part / fold;
    int column = fold * q + part % fold;
    return (channel / (fold * fold) * from.rows() + row) * from.columns() + column;
  }

  void forward(double[] w, double[] x, double[] into) {
    for (Connection c : connections) {
      into[c.to] += c.factor * w[c.weight] * x[c.from];
    }
  }

  void adjoint(double[] w, double[] y, double[] into, double sign) {
    for (Connection c : connections) {
      into[c.from] += sign * c.factor * w[c.weight] * y[c.to];
    }
  }

  /** The matrix of an edge back, held {@code [inputs x outputs]}, in the order of the edge up. */
  double[] transposed(double[] back) {
    double[] turned = new double[back.length];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        turned[o * inputs + i] = back[i * outputs + o];
      }
    }
    return turned;
  }
}
