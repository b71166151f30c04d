package org.ohmlight.simulator.reference.machine;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;

/**
 * The rules' formulas once more, over a reference network: what the gradient of the mean cost
 * should be. Plain, and nothing is kept from one call to the next.
 */
public final class Oracle {
  private final ReferenceNetwork<?> network;
  private final NetworkDescription description;
  private final SettleLimits free;
  private final SettleLimits nudged;

  /**
   * Makes the oracle.
   *
   * @param free when free phases stop
   * @param nudged when nudged phases, and errors on their way back, stop
   */
  public Oracle(ReferenceNetwork<?> network, SettleLimits free, SettleLimits nudged) {
    this.network = network;
    this.description = network.description();
    this.free = free;
    this.nudged = nudged;
  }

  /**
   * A gradient of the mean cost.
   *
   * @param state the free equilibrium
   * @param edges by edge, {@code [outputs x inputs]}
   * @param biases by layer, {@code [channels]}; empty for the input
   */
  public record Gradient(
      NetworkState state, SequencedMap<EdgeId, float[]> edges, float[][] biases) {
    /**
     * The gradient of one edge.
     *
     * @throws IllegalArgumentException if the network has no such edge
     */
    public float[] edge(EdgeId id) {
      float[] gradient = edges.get(id);
      if (gradient == null) {
        throw new IllegalArgumentException("No edge " + id + "; there are " + edges.keySet());
      }
      return gradient;
    }
  }

  /** The free equilibrium under an input. */
  public NetworkState answer(Batch inputs) {
    network.clamp(inputs);
    NetworkState state = NetworkState.single(description, inputs.rows());
    network.settle(Nudge.FREE, state, free);
    return state;
  }

  /**
   * Equilibrium propagation between the nudges {@code low} and {@code high}: {@code dC/dW = -[(s,
   * s)_high - (s, s)_low] / (high - low)}. Source: Scellier and Bengio (2017), theorem 1; centred
   * with {@code low = -high}, Laborieux et al. (2021).
   */
  public Gradient equilibriumPropagation(Batch inputs, Batch targets, float low, float high) {
    NetworkState rest = answer(inputs);
    NetworkState at = nudgedFrom(rest, targets, high);
    NetworkState from = nudgedFrom(rest, targets, low);
    Gradient gradient = zeros(rest);
    float scale = -1f / ((high - low) * inputs.rows());
    for (Link link : description.links()) {
      float[] into = gradient.edge(link.forward());
      if (link.from() == 0) {
        // The input is the same in both: the small difference is taken before the large sum.
        add(
            link.forward(),
            difference(at.plus(link.to()), from.plus(link.to())),
            inputs,
            scale,
            into);
      } else {
        add(link.forward(), at.plus(link.to()), at.plus(link.from()), scale, into);
        add(link.forward(), from.plus(link.to()), from.plus(link.from()), -scale, into);
      }
    }
    for (int k = 1; k <= description.last(); k++) {
      addBias(difference(at.plus(k), from.plus(k)), scale, gradient.biases()[k]);
    }
    return gradient;
  }

  private NetworkState nudgedFrom(NetworkState rest, Batch targets, float beta) {
    if (beta == 0f) {
      return rest;
    }
    NetworkState state = NetworkState.single(description, rest.rows());
    state.copyFrom(rest);
    network.settle(new Nudge.Force(targets, beta), state, nudged);
    return state;
  }

  /** Dyadic learning: errors are what the rails differ by, {@code -d / beta}. */
  public Gradient dyadic(Batch inputs, Batch targets, float beta) {
    NetworkState rest = answer(inputs);
    NetworkState dyads = NetworkState.dyadic(description, inputs.rows());
    dyads.copyFrom(rest);
    network.settle(new Nudge.Dyadic(targets, beta), dyads, nudged);
    Batch[] mean = layers(inputs.rows());
    Batch[] errors = layers(inputs.rows());
    for (int k = 1; k <= description.last(); k++) {
      for (int i = 0; i < mean[k].values().length; i++) {
        float plus = dyads.plus(k).values()[i];
        float minus = dyads.minus(k).values()[i];
        mean[k].values()[i] = 0.5f * (plus + minus);
        errors[k].values()[i] = (minus - plus) / beta;
      }
    }
    return pairs(rest, inputs, errors, mean);
  }

  /**
   * The exact gradient at the free equilibrium: errors {@code delta_k = f'(a_k) (e_k(delta) +
   * [output] (s - y))}, let come to rest. Source: Almeida (1987); Pineda (1987).
   */
  public Gradient adjoint(Batch inputs, Batch targets) {
    NetworkState rest = answer(inputs);
    Batch[] states = rest.activations();
    Batch[] errors = layers(inputs.rows());
    Batch[] asked = layers(inputs.rows());
    float change = Float.POSITIVE_INFINITY;
    for (int step = 0; step < nudged.maxSteps() && change > nudged.tolerance(); step++) {
      change = 0f;
      for (int k = description.last(); k >= 1; k--) {
        network.errors(k, errors, states, asked[k]);
        change = Math.max(change, relax(rest, k, asked[k], errors[k], targets));
      }
    }
    return pairs(rest, inputs, errors, states);
  }

  private float relax(NetworkState rest, int k, Batch asked, Batch errors, Batch targets) {
    Activation activation = description.layers().get(k).activation();
    float change = 0f;
    for (int r = 0; r < errors.rows(); r++) {
      for (int c = 0; c < errors.width(); c++) {
        float cost = k == description.output() ? rest.plus(k).at(r, c) - targets.at(r, c) : 0f;
        float slope = (float) activation.derivative(rest.plusDrive(k).at(r, c));
        float now = slope * (asked.at(r, c) + cost);
        change = Math.max(change, Math.abs(now - errors.at(r, c)));
        errors.values()[r * errors.width() + c] = now;
      }
    }
    return change;
  }

  /** {@code dC/dA_kj = delta_k s_j^T} and its twin by structure. Source: Nest and Høier, eq. 7. */
  private Gradient pairs(NetworkState rest, Batch inputs, Batch[] errors, Batch[] states) {
    Gradient gradient = zeros(rest);
    float scale = 1f / inputs.rows();
    for (Link link : description.links()) {
      EdgeId up = link.forward();
      int j = link.from();
      int k = link.to();
      add(up, errors[k], j == 0 ? inputs : states[j], scale, gradient.edge(up));
      if (j > 0 && description.structure() == Structure.ASYMMETRIC) {
        add(link.back(), errors[j], states[k], scale, gradient.edge(link.back()));
      } else if (j > 0 && description.structure().recurrent()) {
        float sign = description.structure() == Structure.SYMMETRIC ? 1f : -1f;
        add(up, states[k], errors[j], sign * scale, gradient.edge(up));
      }
    }
    for (int k = 1; k <= description.last(); k++) {
      addBias(errors[k], scale, gradient.biases()[k]);
    }
    return gradient;
  }

  private static Batch difference(Batch p, Batch q) {
    Batch difference = Batch.zeros(p.rows(), p.width());
    for (int i = 0; i < difference.values().length; i++) {
      difference.values()[i] = p.values()[i] - q.values()[i];
    }
    return difference;
  }

  private void add(EdgeId edge, Batch post, Batch pre, float scale, float[] into) {
    network.edge(edge).gradient(post, pre, scale, 1f, into, 0);
  }

  private static void addBias(Batch states, float scale, float[] into) {
    int pixels = states.width() / into.length;
    for (int r = 0; r < states.rows(); r++) {
      for (int c = 0; c < states.width(); c++) {
        into[c / pixels] += scale * states.at(r, c);
      }
    }
  }

  private Batch[] layers(int rows) {
    Batch[] layers = new Batch[description.layers().size()];
    for (int k = 0; k < layers.length; k++) {
      layers[k] = Batch.zeros(rows, description.size(k));
    }
    return layers;
  }

  private Gradient zeros(NetworkState rest) {
    SequencedMap<EdgeId, float[]> edges = new LinkedHashMap<>();
    description.edges().forEach(id -> edges.put(id, new float[network.edge(id).weights()]));
    float[][] biases = new float[description.layers().size()][];
    for (int k = 0; k < biases.length; k++) {
      biases[k] = new float[k == 0 ? 0 : description.shape(k).channels()];
    }
    return new Gradient(rest, edges, biases);
  }
}
