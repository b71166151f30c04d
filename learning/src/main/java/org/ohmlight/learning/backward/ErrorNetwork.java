package org.ohmlight.learning.backward;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.Reciprocity;
import org.ohmlight.physical.SettleLimits;

/**
 * The network that errors run in, against the one that settles: same layers and links, driven
 * through the transposes. With {@code a_k = D_k(s)} and {@code s_k = f(a_k)}, the error of a layer
 * is the derivative of the cost by its drive, and obeys
 *
 * <pre>
 *   delta_k = f'(a_k) lambda_k,   lambda_k = [k = output](s_k - y) + sum_j (dD_j / ds_k)^T delta_j
 * </pre>
 *
 * Source: Almeida (1987); Pineda (1987), eq. 11. It is settled to its own equilibrium, or a number
 * of steps of the network's schedule are taken back one by one. What carries the errors is a choice
 * of whoever makes this: the network's own couplings, a digital model of them, or others.
 *
 * <p>What it leaves out: the derivative of a damped step is that of {@link Settling}'s solver and
 * schedule, without any acceleration.
 */
public final class ErrorNetwork {
  private static final int BLOCK_ROWS = 32;

  private final NetworkDescription network;
  private final Settling settling;
  private final Team team;
  private final Map<EdgeId, WiredEdge> edges = new LinkedHashMap<>();
  private final Map<Integer, Workspace> workspaces = new HashMap<>();

  /**
   * Wires the way back.
   *
   * @param network the network that settles
   * @param carriers what carries errors along each edge; its adjoint is used, and {@code forward}
   *     where both directions share their weights
   * @param settling schedule and step that are taken back
   * @param team threads that share the samples; results do not depend on their number
   * @throws IllegalArgumentException if a carrier cannot multiply by its transpose
   */
  public ErrorNetwork(
      NetworkDescription network,
      Function<EdgeId, Coupling> carriers,
      Settling settling,
      Team team) {
    this.network = network;
    this.settling = settling;
    this.team = team;
    for (EdgeId edge : network.edges()) {
      Coupling carrier = carriers.apply(edge);
      if (carrier.reciprocity() == Reciprocity.NONE && edge.from() > 0) {
        throw new IllegalArgumentException(
            "Errors cannot run back along edge "
                + edge
                + ": this hardware does not multiply by the transpose; use physics-aware training"
                + " or feedback alignment");
      }
      edges.put(edge, WiredEdge.of(network, edge, carrier, team));
    }
  }

  /** Errors by layer, {@code delta_k [rows, size]}, as the last call left them. */
  public Batch[] errors(int rows) {
    return workspace(rows).error;
  }

  /** Errors by layer, summed over the steps taken back. */
  public Batch[] sums(int rows) {
    return workspace(rows).sum;
  }

  /**
   * Lets the errors come to rest at an equilibrium of the network: {@code delta = f'
   * lambda(delta)}.
   *
   * @param state the equilibrium. Not modified.
   * @param target {@code y [rows, size(output)]}. Not modified.
   * @param limits when to stop, by the largest change of an error
   * @param clock gives the moments of the exchanges
   */
  public Equilibrium settle(
      NetworkState state, Batch target, SettleLimits limits, PhysicalNetwork clock) {
    Workspace work = workspace(state.rows());
    for (ErrorBlock block : work.blocks) {
      block.rest();
    }
    long tick = ticks(clock, limits.maxSteps());
    work.each((block, outcome) -> {
      block.at(state, target, 1f);
      outcome.change = Float.POSITIVE_INFINITY;
      outcome.steps = 0;
      while (outcome.steps < limits.maxSteps() && outcome.change > limits.tolerance()) {
        outcome.change = block.relax(tick + outcome.steps++);
      }
    });
    return work.verdict(limits);
  }

  /**
   * Takes back steps at an equilibrium, where every step of the network finds the states as they
   * are: {@link #sums} are then the derivatives by the drives of all those steps together.
   *
   * @param state the equilibrium. Not modified.
   * @param target {@code y [rows, size(output)]}. Not modified.
   * @param limits how many steps, at most, are taken back; when no error is above the tolerance,
   *     the others would add nothing
   * @param clock gives the moments of the exchanges
   */
  public Equilibrium unroll(
      NetworkState state, Batch target, SettleLimits limits, PhysicalNetwork clock) {
    Workspace work = workspace(state.rows());
    begin(state.rows());
    long tick = ticks(clock, limits.maxSteps());
    work.each((block, outcome) -> {
      block.at(state, target, 1f);
      outcome.change = Float.POSITIVE_INFINITY;
      outcome.steps = 0;
      // The error of a layer may need as many steps to arrive as there are layers.
      while (outcome.steps < limits.maxSteps()
          && (outcome.change > limits.tolerance() || outcome.steps < network.last())) {
        outcome.change = block.back(tick + outcome.steps++);
        block.withoutCost();
      }
    });
    return work.verdict(limits);
  }

  /** No errors, at the end of a phase that is to be taken back. */
  public void begin(int rows) {
    for (ErrorBlock block : workspace(rows).blocks) {
      block.rest();
    }
  }

  /**
   * Takes back one step; {@link #errors} are then the derivatives by the drives of this step.
   *
   * @param reached states after the step. Not modified.
   * @param target {@code y [rows, size(output)]}, or null if the cost of these states does not
   *     count
   * @param weight weight of that cost
   * @param clock gives the moment of the exchange
   */
  public void back(
      NetworkState reached, @Nullable Batch target, float weight, PhysicalNetwork clock) {
    long tick = clock.nextTick();
    workspace(reached.rows())
        .each((block, outcome) -> {
          block.at(reached, target, weight);
          outcome.change = block.back(tick);
          outcome.steps = 1;
        });
  }

  private static long ticks(PhysicalNetwork clock, int count) {
    long first = clock.nextTick();
    for (int i = 1; i < count; i++) {
      clock.nextTick();
    }
    return first;
  }

  private Workspace workspace(int rows) {
    return workspaces.computeIfAbsent(rows, Workspace::new);
  }

  /** What a block did. */
  private static final class Outcome {
    private float change;
    private int steps;
  }

  private interface Work {
    void on(ErrorBlock block, Outcome outcome);
  }

  private final class Workspace {
    private final Batch[] error;
    private final Batch[] sum;
    private final ErrorBlock[] blocks;
    private final Outcome[] outcomes;
    private final int rows;
    private Work work = (block, outcome) -> {};
    private final IntConsumer task = this::one;

    Workspace(int rows) {
      this.rows = rows;
      error = layers();
      sum = layers();
      int count = (rows + BLOCK_ROWS - 1) / BLOCK_ROWS;
      blocks = new ErrorBlock[count];
      outcomes = new Outcome[count];
      for (int i = 0; i < count; i++) {
        int first = i * BLOCK_ROWS;
        int size = Math.min(BLOCK_ROWS, rows - first);
        blocks[i] = new ErrorBlock(network, edges, settling, error, sum, first, size);
        outcomes[i] = new Outcome();
      }
    }

    private Batch[] layers() {
      Batch[] layers = new Batch[network.layers().size()];
      for (int k = 0; k < layers.length; k++) {
        layers[k] = Batch.zeros(k == 0 ? 0 : rows, network.size(k));
      }
      return layers;
    }

    void each(Work newWork) {
      work = newWork;
      team.each(blocks.length, task);
    }

    private void one(int index) {
      work.on(blocks[index], outcomes[index]);
    }

    Equilibrium verdict(SettleLimits limits) {
      double steps = 0;
      float residual = 0f;
      for (int i = 0; i < outcomes.length; i++) {
        int size = Math.min(BLOCK_ROWS, rows - i * BLOCK_ROWS);
        steps += (double) outcomes[i].steps * size / rows;
        residual = Math.max(residual, outcomes[i].change);
      }
      if (!Float.isFinite(residual)) {
        return new Equilibrium.Faulted(
            "errors are not finite on their way back after "
                + steps
                + " steps; try a smaller step size or learning rate");
      }
      return residual <= limits.tolerance()
          ? new Equilibrium.Settled(steps, residual)
          : new Equilibrium.NotSettled(steps, residual);
    }
  }
}
