package org.ohmlight.learning.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;

/**
 * A layered network written once more, plainly and in double: it settles by damped sweeps, and its
 * loss is a function of the weights that can be differenced.
 */
final class ReferenceNetwork {
  private static final int SWEEPS = 3000;
  private static final double STEP = 0.4;
  private static final double DIFFERENCE = 1e-6;

  private final NetworkDescription network;
  private final Map<EdgeId, double[]> weights = new LinkedHashMap<>();
  private final double[][] biases;
  private final Map<Link, ReferenceWiring> wirings = new LinkedHashMap<>();

  ReferenceNetwork(NetworkDescription network, Map<EdgeId, float[]> weights, float[][] biases) {
    this.network = network;
    weights.forEach((edge, values) -> this.weights.put(edge, toDouble(values)));
    this.biases = new double[biases.length][];
    for (int k = 0; k < biases.length; k++) {
      this.biases[k] = toDouble(biases[k]);
    }
  }

  private static double[] toDouble(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** Gradient of the mean cost at the free equilibrium, by central differences. */
  double[] gradient(EdgeId edge, double[][] inputs, double[][] targets) {
    return differences(matrix(edge), () -> loss(inputs, targets));
  }

  double[] biasGradient(int layer, double[][] inputs, double[][] targets) {
    return differences(biases[layer], () -> loss(inputs, targets));
  }

  /** Central differences of any loss of this network by the weights of an edge. */
  double[] gradient(EdgeId edge, DoubleSupplier loss) {
    return differences(matrix(edge), loss);
  }

  double[] biasGradient(int layer, DoubleSupplier loss) {
    return differences(biases[layer], loss);
  }

  private static double[] differences(double[] parameters, DoubleSupplier loss) {
    double[] gradient = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      double kept = parameters[i];
      parameters[i] = kept + DIFFERENCE;
      double above = loss.getAsDouble();
      parameters[i] = kept - DIFFERENCE;
      double below = loss.getAsDouble();
      parameters[i] = kept;
      gradient[i] = (above - below) / (2 * DIFFERENCE);
    }
    return gradient;
  }

  private double loss(double[][] inputs, double[][] targets) {
    double loss = 0;
    for (int r = 0; r < inputs.length; r++) {
      double[] output = settle(inputs[r])[network.output()];
      for (int c = 0; c < output.length; c++) {
        loss += 0.5 * Math.pow(output[c] - targets[r][c], 2) / inputs.length;
      }
    }
    return loss;
  }

  /**
   * Mean contrast {@code (E_held - E_free) / beta} of a symmetric network.
   *
   * @param held states that the output is held at, by sample
   */
  double contrast(double[][] inputs, double[][] held, double beta) {
    double contrast = 0;
    for (int r = 0; r < inputs.length; r++) {
      double free = energy(settle(inputs[r]));
      contrast += (energy(settle(inputs[r], held[r])) - free) / (beta * inputs.length);
    }
    return contrast;
  }

  /** {@code E = sum_k [G(s_k) - b_k s_k] - sum_kj s_k A_kj s_j}. */
  private double energy(double[][] s) {
    double energy = 0;
    for (int k = 1; k < s.length; k++) {
      double[] up = new double[s[k].length];
      for (Link link : network.links()) {
        if (link.to() == k) {
          wiring(link).forward(matrix(link.forward()), s[link.from()], up);
        }
      }
      for (int i = 0; i < up.length; i++) {
        double bias = biases[k][i / network.shape(k).pixels()];
        energy +=
            network.layers().get(k).activation().potential(s[k][i]) - (bias + up[i]) * s[k][i];
      }
    }
    return energy;
  }

  /** States of the output at the free equilibrium. */
  double[] output(double[] input) {
    return settle(input)[network.output()];
  }

  private double[][] settle(double[] input) {
    return settle(input, null);
  }

  private double[][] settle(double[] input, double @Nullable [] held) {
    double[][] a = new double[biases.length][];
    double[][] s = new double[biases.length][];
    for (int k = 0; k < biases.length; k++) {
      a[k] = new double[network.size(k)];
      s[k] = new double[network.size(k)];
    }
    s[0] = input;
    if (held != null) {
      s[network.output()] = held;
    }
    double moved = 1;
    for (int sweep = 0; sweep < SWEEPS && moved > 1e-14; sweep++) {
      moved = 0;
      for (int k = 1; k < s.length; k++) {
        if (held != null && k == network.output()) {
          continue;
        }
        double[] drive = drive(k, s);
        for (int i = 0; i < drive.length; i++) {
          a[k][i] += STEP * (drive[i] - a[k][i]);
          double next = network.layers().get(k).activation().value(a[k][i]);
          moved = Math.max(moved, Math.abs(next - s[k][i]));
          s[k][i] = next;
        }
      }
    }
    return s;
  }

  /** {@code D_k} of the states of every layer, for one sample. */
  double[] drive(int k, double[][] s) {
    double[] drive = new double[network.size(k)];
    int pixels = network.shape(k).pixels();
    for (int i = 0; i < drive.length; i++) {
      drive[i] = biases[k][i / pixels];
    }
    for (Link link : network.links()) {
      ReferenceWiring wiring = wiring(link);
      if (link.to() == k) {
        wiring.forward(matrix(link.forward()), s[link.from()], drive);
      } else if (link.from() == k) {
        switch (network.structure()) {
          case FEEDFORWARD -> {}
          case SYMMETRIC -> wiring.adjoint(matrix(link.forward()), s[link.to()], drive, 1);
          case SKEW_SYMMETRIC -> wiring.adjoint(matrix(link.forward()), s[link.to()], drive, -1);
          case ASYMMETRIC ->
              wiring.adjoint(wiring.transposed(matrix(link.back())), s[link.to()], drive, 1);
        }
      }
    }
    return drive;
  }

  private ReferenceWiring wiring(Link link) {
    return wirings.computeIfAbsent(link, l -> new ReferenceWiring(network, l));
  }

  private double[] matrix(EdgeId edge) {
    return Objects.requireNonNull(weights.get(edge), () -> "no edge " + edge);
  }
}
