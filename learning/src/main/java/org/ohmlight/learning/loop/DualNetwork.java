package org.ohmlight.learning.loop;

import java.util.HashMap;
import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;

/**
 * A feedforward network of dyads with uneven rails, whose layers are updated one by one:
 *
 * <pre>
 *   ff_k = sum_j A_kj sbar_j + b_k,   sbar = alpha s+ + (1 - alpha) s-
 *   fb_k = sum_j A_jk^T (s+_j - s-_j), at the output -beta (s - y)
 *   s+_k = f(ff_k + p fb_k),   s-_k = f(ff_k - (1 - p) fb_k)
 * </pre>
 *
 * with {@code p} and the place of the cost by {@link DualForm}. The products run through the
 * network's own couplings.
 *
 * <p>What it leaves out: outputs that are not linear, whose cost would have to be taken behind the
 * activation; maximum pooling.
 */
public final class DualNetwork {
  private final PhysicalNetwork hardware;
  private final NetworkDescription network;
  private final DualForm form;
  private final float alpha;
  private final float beta;
  private final int[] pass;
  private final Team team;
  private final Map<EdgeId, WiredEdge> edges;
  private final Map<Integer, Workspace> workspaces = new HashMap<>();

  /**
   * Wires the dyads.
   *
   * @param hardware holds the couplings
   * @param alpha weight of {@code s+} in the mean, in [0, 1]
   * @param beta nudging strength, positive
   * @param sequence order of the layers in a pass
   * @param team threads that share the samples; results do not depend on their number
   */
  public DualNetwork(
      PhysicalNetwork hardware,
      DualForm form,
      float alpha,
      float beta,
      DualSequence sequence,
      Team team) {
    this.hardware = hardware;
    this.network = hardware.description();
    requireFits(network);
    this.form = form;
    this.alpha = alpha;
    this.beta = beta;
    this.pass = sequence.pass(network.last());
    this.team = team;
    this.edges = Exchange.wire(network, edge -> hardware.edge(edge).coupling(), team);
  }

  private static void requireFits(NetworkDescription network) {
    if (network.structure() != Structure.FEEDFORWARD) {
      throw new IllegalArgumentException(
          "Dual propagation needs a feedforward network, this one is "
              + network.structure().label()
              + "; dyadic learning holds for every structure");
    }
    if (network.layers().get(network.output()).activation() != Activation.LINEAR) {
      throw new IllegalArgumentException(
          "Dual propagation needs a linear output, this one is "
              + network.layers().get(network.output()).activation().label()
              + "; dyadic learning takes any");
    }
    network.requireLinearLinks("Dual propagation");
  }

  /** The dyads as the last inference left them. */
  public DualStates states(int rows) {
    return workspace(rows).states;
  }

  /**
   * Pass after pass from the free states on, until nothing moves by more than the tolerance or the
   * limit comes.
   *
   * @param inputs clamped input. Not modified.
   * @param free states of the free forward pass. Not modified.
   * @param target {@code y}. Not modified.
   * @param limits passes at most; a tolerance does not stop before the errors have reached layer 1
   */
  public Equilibrium infer(Batch inputs, NetworkState free, Batch target, SettleLimits limits) {
    Workspace work = workspace(inputs.rows());
    long tick = Exchange.ticks(hardware, 1 + (long) limits.maxSteps() * pass.length);
    work.blocks.each((block, outcome) -> {
      block.begin(inputs, free, hardware, tick);
      outcome.steps = 0;
      outcome.change = Float.POSITIVE_INFINITY;
      while (outcome.steps < limits.maxSteps()
          && (outcome.change > limits.tolerance() || outcome.steps < network.last())) {
        long moment = tick + 1 + (long) outcome.steps++ * pass.length;
        outcome.change = pass(block, free.plus(network.output()), target, moment);
      }
    });
    return work.blocks.verdict(limits.tolerance(), "dyads are");
  }

  private float pass(DualBlock block, Batch prediction, Batch target, long tick) {
    float change = 0f;
    for (int i = 0; i < pass.length; i++) {
      change = Math.max(change, block.update(pass[i], prediction, target, tick + i));
    }
    return change;
  }

  private Workspace workspace(int rows) {
    return workspaces.computeIfAbsent(rows, Workspace::new);
  }

  private final class Workspace {
    private final DualStates states;
    private final RowBlocks<DualBlock> blocks;

    Workspace(int rows) {
      states = DualStates.of(network, rows);
      blocks =
          new RowBlocks<>(
              rows,
              team,
              (first, size) ->
                  new DualBlock(network, edges, form, alpha, beta, states, first, size));
    }
  }
}
