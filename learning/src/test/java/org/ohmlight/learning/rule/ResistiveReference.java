package org.ohmlight.learning.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;

/**
 * A circuit of conductances and ideal diodes written once more, node by node and in double; its
 * mean cost can be differenced.
 */
final class ResistiveReference {
  private static final int SWEEPS = 400;
  private static final double DIFFERENCE = 1e-5;

  private final NetworkDescription description;
  private final Map<EdgeId, double[]> siemens = new LinkedHashMap<>();
  private final double[][] amps;
  private final double[][] inputs;
  private final double[][] targets;

  /** Takes over the conductances and sources as they are now. */
  ResistiveReference(PhysicalNetwork network, Batch x, Batch y) {
    description = network.description();
    read(network).forEach((edge, held) -> siemens.put(edge, toDouble(held)));
    amps = new double[description.layers().size()][];
    for (int k = 0; k < amps.length; k++) {
      amps[k] = toDouble(network.bias(k));
    }
    inputs = GradientCheck.toDouble(x);
    targets = GradientCheck.toDouble(y);
  }

  /** The conductances of every edge. */
  static Map<EdgeId, float[]> read(PhysicalNetwork network) {
    Map<EdgeId, float[]> read = new LinkedHashMap<>();
    for (EdgeId edge : network.description().edges()) {
      float[] held = new float[network.edge(edge).weights()];
      network.edge(edge).coupling().read(held);
      read.put(edge, held);
    }
    return read;
  }

  private static double[] toDouble(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  double[] gradient(EdgeId edge) {
    return differences(held(edge));
  }

  double[] biasGradient(int layer) {
    return differences(amps[layer]);
  }

  private double[] differences(double[] parameters) {
    double[] gradient = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      double kept = parameters[i];
      parameters[i] = kept + DIFFERENCE;
      double above = cost();
      parameters[i] = kept - DIFFERENCE;
      double below = cost();
      parameters[i] = kept;
      gradient[i] = (above - below) / (2 * DIFFERENCE);
    }
    return gradient;
  }

  private double cost() {
    double cost = 0;
    for (int r = 0; r < inputs.length; r++) {
      double[] output = settle(inputs[r])[description.output()];
      for (int i = 0; i < output.length; i++) {
        cost += 0.5 * Math.pow(output[i] - targets[r][i], 2) / inputs.length;
      }
    }
    return cost;
  }

  private double[][] settle(double[] input) {
    double[][] volts = new double[amps.length][];
    for (int k = 0; k < volts.length; k++) {
      volts[k] = k == 0 ? input : new double[description.size(k)];
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int k = 1; k < volts.length; k++) {
        for (int i = 0; i < volts[k].length; i++) {
          volts[k][i] = conducted(k, i, volts);
        }
      }
    }
    return volts;
  }

  private double conducted(int layer, int node, double[][] volts) {
    double current = amps[layer][node];
    double load = 0;
    for (EdgeId edge : siemens.keySet()) {
      double[] g = held(edge);
      int width = description.size(edge.from());
      int other = edge.to() == layer ? edge.from() : edge.from() == layer ? edge.to() : -1;
      for (int j = 0; other >= 0 && j < volts[other].length; j++) {
        double between = edge.to() == layer ? g[node * width + j] : g[j * width + node];
        current += between * volts[other][j];
        load += between;
      }
    }
    double open = current / load;
    if (description.layers().get(layer).activation() != Activation.RELU) {
      return open;
    }
    return node < description.size(layer) / 2 ? Math.max(open, 0) : Math.min(open, 0);
  }

  private double[] held(EdgeId edge) {
    return Objects.requireNonNull(siemens.get(edge));
  }
}
