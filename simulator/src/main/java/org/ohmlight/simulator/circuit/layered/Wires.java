package org.ohmlight.simulator.circuit.layered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Substrate;
import org.ohmlight.physical.Wiring;

/** The circuit itself: which conductances join which layers, and the currents of its sources. */
final class Wires {
  private final NetworkDescription description;
  private final SequencedMap<EdgeId, ConductanceEdge> edges = new LinkedHashMap<>();
  private final float[][] amps;
  private final List<Integer> order = new ArrayList<>();

  Wires(NetworkDescription description, Substrate arithmetic, ConductanceRange range) {
    requireFits(description);
    this.description = description;
    for (Link link : description.links()) {
      EdgeId id = link.forward();
      edges.put(
          id,
          new ConductanceEdge(
              id,
              new ConductanceCoupling(
                  arithmetic,
                  id.toString(),
                  description.size(link.to()),
                  description.size(link.from()),
                  range)));
    }
    amps = new float[description.layers().size()][];
    for (int k = 0; k < amps.length; k++) {
      amps[k] = new float[description.size(k)];
    }
    for (int first = 1; first <= 2; first++) {
      for (int k = first; k <= description.last(); k += 2) {
        order.add(k);
      }
    }
  }

  private static void requireFits(NetworkDescription description) {
    if (description.structure() != Structure.RESISTIVE) {
      throw new IllegalArgumentException(
          "Conductances join layers of a resistive network, this one is "
              + description.structure().label());
    }
    for (Link link : description.links()) {
      if (!(link.wiring() instanceof Wiring.Dense)) {
        throw new IllegalArgumentException(
            "Links of a resistive network are dense, link "
                + link.forward()
                + " is "
                + link.wiring());
      }
    }
    for (int k = 1; k <= description.last(); k++) {
      Activation activation = description.layers().get(k).activation();
      if (activation != Activation.RELU && activation != Activation.LINEAR) {
        throw new IllegalArgumentException(
            "A layer of a resistive network has diodes (relu) or none (linear), layer "
                + k
                + " is "
                + activation.label());
      }
    }
  }

  NetworkDescription description() {
    return description;
  }

  Map<EdgeId, ConductanceEdge> edges() {
    return edges;
  }

  /** Currents into the nodes of each layer, A. */
  float[][] amps() {
    return amps;
  }

  /** Layers in the order in which a step moves them: the odd ones, then the even ones. */
  List<Integer> order() {
    return order;
  }

  boolean hasDiodes(int layer) {
    return description.layers().get(layer).activation() == Activation.RELU;
  }

  /**
   * One over the sum of the conductances at each node, by layer, 1/S.
   *
   * @param beta conductance of each output to its target, S
   */
  float[][] inverseLoads(float beta) {
    float[][] inverse = new float[amps.length][];
    for (int k = 1; k < inverse.length; k++) {
      inverse[k] = new float[description.size(k)];
    }
    for (ConductanceEdge edge : edges.values()) {
      add(edge.coupling().outputLoads(), inverse[edge.id().to()]);
      if (edge.id().from() > 0) {
        add(edge.coupling().inputLoads(), inverse[edge.id().from()]);
      }
    }
    for (int k = 1; k < inverse.length; k++) {
      for (int i = 0; i < inverse[k].length; i++) {
        inverse[k][i] = 1f / (inverse[k][i] + (k == description.output() ? beta : 0f));
      }
    }
    return inverse;
  }

  private static void add(float[] siemens, float[] into) {
    Pointwise.sum(into, 0, into, 0, siemens, 0, into.length);
  }

  /** {@code E = 1/2 sum g_ij (v_i - v_j)^2 - sum b_i v_i} of each sample, W. */
  double[] energy(Batch input, NetworkState state) {
    double[] watts = new double[input.rows()];
    for (ConductanceEdge edge : edges.values()) {
      float[] siemens = new float[edge.weights()];
      edge.coupling().read(siemens);
      Batch pre = edge.id().from() == 0 ? input : state.plus(edge.id().from());
      Batch post = state.plus(edge.id().to());
      for (int r = 0; r < watts.length; r++) {
        for (int k = 0; k < siemens.length; k++) {
          double drop = (double) post.at(r, k / pre.width()) - pre.at(r, k % pre.width());
          watts[r] += 0.5 * siemens[k] * drop * drop;
        }
      }
    }
    for (int k = 1; k < amps.length; k++) {
      for (int r = 0; r < watts.length; r++) {
        for (int i = 0; i < amps[k].length; i++) {
          watts[r] -= (double) amps[k][i] * state.plus(k).at(r, i);
        }
      }
    }
    return watts;
  }
}
