package org.ohmlight.learning.homeostasis;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.learning.rule.LocalProduct;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Structure;

/**
 * A rule with a second aim: the Jacobian {@code J = diag(f'(D)) dD/ds} of an asymmetric network at
 * its free equilibrium should be symmetric, because then settling carries the gradient.
 *
 * <pre>
 *   L = |J - J^T|^2 / 2 = E |r|^2 / 2,   r = J e - J^T e,   e ~ N(0, 1)
 *   dL/dA_k = (f'_k r_k) e_(k-1)^T - (f'_k e_k) r_(k-1)^T
 *   dL/dB_k = (f'_k r_k) e_(k+1)^T - (f'_k e_k) r_(k+1)^T
 * </pre>
 *
 * with one probe {@code e} a sample and a step: two passes over each edge and its adjoint, and two
 * local products an edge, added to the estimate with weight {@code strength}. Source: Laborieux and
 * Zenke (2024), whose {@code E[|J e|^2 - e^T J^2 e]} has the same mean.
 *
 * <p>What it leaves out: the change of {@code f'} with the weights; hardware that cannot multiply
 * by the transpose; edges from the clamped input, which the Jacobian does not hold.
 */
public final class JacobianHomeostasis implements Estimator {
  private final Estimator rule;
  private final float strength;
  private final RandomStream probes;
  private final Team team;

  /**
   * Adds the aim to a rule.
   *
   * @param strength weight of {@code L} beside the cost, above 0
   * @param seed keys the probes
   * @param team threads; results do not depend on their number
   */
  public JacobianHomeostasis(Estimator rule, float strength, long seed, Team team) {
    if (!(strength > 0f)) {
      throw new IllegalArgumentException("Homeostasis needs a strength above 0, got " + strength);
    }
    this.rule = rule;
    this.strength = strength;
    this.probes = RandomStream.of(seed, "homeostasis/probe");
    this.team = team;
  }

  @Override
  public Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets) {
    NetworkDescription description = network.description();
    if (description.structure() != Structure.ASYMMETRIC) {
      throw new IllegalArgumentException(
          "Homeostasis needs an asymmetric network, this one is "
              + description.structure().label());
    }
    Estimate estimate = rule.estimate(network, inputs, targets);
    if (estimate.fault() != null) {
      return estimate;
    }
    List<LocalProduct> products = new ArrayList<>(estimate.products());
    products.addAll(new Probe(network, estimate.freeState()).products());
    return new Estimate(
        products, estimate.biases(), estimate.freeState(), estimate.free(), estimate.nudged());
  }

  /** One probe of every sample. */
  private final class Probe {
    private final PhysicalNetwork network;
    private final NetworkDescription description;
    private final NetworkState state;
    private final int rows;
    private final Batch[] probe;
    private final Batch[] slope;
    private final Batch[] remainder;

    Probe(PhysicalNetwork network, NetworkState state) {
      this.network = network;
      this.description = network.description();
      this.state = state;
      this.rows = state.rows();
      int layers = description.last() + 1;
      probe = new Batch[layers];
      slope = new Batch[layers];
      remainder = new Batch[layers];
      RandomStream stream = probes.at(network.clock());
      for (int k = 1; k < layers; k++) {
        probe[k] = Batch.zeros(rows, description.size(k));
        stream.normals(probe[k].values(), 0, probe[k].values().length, (long) k << 32);
        slope[k] = slopes(k);
        remainder[k] = Batch.zeros(rows, description.size(k));
      }
      for (EdgeId edge : innerEdges()) {
        send(edge);
      }
    }

    private Batch slopes(int layer) {
      Batch slopes = Batch.zeros(rows, description.size(layer));
      Activation activation = description.layers().get(layer).activation();
      float[] drive = state.plusDrive(layer).values();
      for (int i = 0; i < drive.length; i++) {
        slopes.values()[i] = (float) activation.derivative(drive[i]);
      }
      return slopes;
    }

    /** Edges between layers that settle. */
    private List<EdgeId> innerEdges() {
      List<EdgeId> inner = new ArrayList<>();
      for (Link link : description.links()) {
        if (link.from() > 0) {
          inner.add(link.forward());
          inner.add(link.back());
        }
      }
      return inner;
    }

    /** Adds what an edge contributes to {@code J e} and takes off its part of {@code J^T e}. */
    private void send(EdgeId id) {
      var passage =
          WiredEdge.of(description, id, network.edge(id).coupling(), team).passage(0, rows);
      Batch arrived = Batch.zeros(rows, description.size(id.to()));
      passage.forward(probe[id.from()], arrived, network.nextTick(), 0);
      add(remainder[id.to()], times(slope[id.to()], arrived), 1f);
      Batch returned = Batch.zeros(rows, description.size(id.from()));
      passage.adjoint(
          times(slope[id.to()], probe[id.to()]),
          returned,
          state.plus(id.from()),
          network.nextTick(),
          0);
      add(remainder[id.from()], returned, -1f);
    }

    List<LocalProduct> products() {
      float scale = strength / rows;
      List<LocalProduct> products = new ArrayList<>();
      for (EdgeId edge : innerEdges()) {
        int to = edge.to();
        int from = edge.from();
        products.add(new LocalProduct(edge, times(slope[to], remainder[to]), probe[from], scale));
        products.add(new LocalProduct(edge, times(slope[to], probe[to]), remainder[from], -scale));
      }
      return products;
    }
  }

  private static Batch times(Batch x, Batch y) {
    Batch product = Batch.zeros(x.rows(), x.width());
    for (int i = 0; i < product.values().length; i++) {
      product.values()[i] = x.values()[i] * y.values()[i];
    }
    return product;
  }

  private static void add(Batch into, Batch x, float factor) {
    for (int i = 0; i < into.values().length; i++) {
      into.values()[i] += factor * x.values()[i];
    }
  }
}
