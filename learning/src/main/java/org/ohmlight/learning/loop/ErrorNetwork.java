package org.ohmlight.learning.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
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
 * <p>where the cost reads the output's state; where it reads its drive, {@code a_k - y} is added to
 * {@code delta_k} instead.
 *
 * <p>Source: Almeida (1987); Pineda (1987), eq. 11. It is settled to its own equilibrium, or a
 * number of steps of the network's schedule are taken back one by one. What carries the errors is a
 * choice of whoever makes this: the network's own couplings, a digital model of them, or others.
 *
 * <p>What it leaves out: the derivative of a damped step is that of {@link Settling}'s solver and
 * schedule, without any acceleration.
 */
public final class ErrorNetwork {
  private final NetworkDescription network;
  private final Settling settling;
  private final Readout readout;
  private final Team team;
  private final Map<EdgeId, WiredEdge> edges;
  private final Map<Integer, Workspace> workspaces = new HashMap<>();

  /** Wires the way back of a cost that reads the output's state. */
  public ErrorNetwork(
      NetworkDescription network,
      Function<EdgeId, Coupling> carriers,
      Settling settling,
      Team team) {
    this(network, carriers, settling, Readout.STATE, team);
  }

  /**
   * Wires the way back.
   *
   * @param network the network that settles
   * @param carriers what carries errors along each edge; its adjoint is used, and {@code forward}
   *     where both directions share their weights
   * @param settling schedule and step that are taken back
   * @param readout where the cost reads the output
   * @param team threads that share the samples; results do not depend on their number
   * @throws IllegalArgumentException if a carrier cannot multiply by its transpose
   */
  public ErrorNetwork(
      NetworkDescription network,
      Function<EdgeId, Coupling> carriers,
      Settling settling,
      Readout readout,
      Team team) {
    network.requireDrives("Carrying errors back");
    this.network = network;
    this.settling = settling;
    this.readout = readout;
    this.team = team;
    for (EdgeId edge : network.edges()) {
      if (edge.from() > 0 && carriers.apply(edge).reciprocity() == Reciprocity.NONE) {
        throw new IllegalArgumentException(
            "Errors cannot run back along edge "
                + edge
                + ": this hardware does not multiply by the transpose; use physics-aware training"
                + " or feedback alignment");
      }
    }
    this.edges = Exchange.wire(network, carriers, team);
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
    begin(state.rows());
    long tick = Exchange.ticks(clock, limits.maxSteps());
    work.blocks.each((block, outcome) -> {
      block.at(state, target, 1f);
      outcome.change = Float.POSITIVE_INFINITY;
      outcome.steps = 0;
      while (outcome.steps < limits.maxSteps() && outcome.change > limits.tolerance()) {
        outcome.change = block.relax(tick + outcome.steps++);
      }
    });
    return work.blocks.verdict(limits.tolerance(), "errors on their way back are");
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
    long tick = Exchange.ticks(clock, limits.maxSteps());
    work.blocks.each((block, outcome) -> {
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
    return work.blocks.verdict(limits.tolerance(), "errors on their way back are");
  }

  /** No errors, at the end of a phase that is to be taken back. */
  public void begin(int rows) {
    workspace(rows).blocks.each((block, outcome) -> block.rest());
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
        .blocks
        .each((block, outcome) -> {
          block.at(reached, target, weight);
          outcome.change = block.back(tick);
          outcome.steps = 1;
        });
  }

  private Workspace workspace(int rows) {
    return workspaces.computeIfAbsent(rows, Workspace::new);
  }

  private final class Workspace {
    private final Batch[] error;
    private final Batch[] sum;
    private final RowBlocks<ErrorBlock> blocks;

    Workspace(int rows) {
      error = Exchange.layers(network, rows);
      sum = Exchange.layers(network, rows);
      blocks =
          new RowBlocks<>(
              rows,
              team,
              (first, size) ->
                  new ErrorBlock(network, edges, settling, readout, error, sum, first, size));
    }
  }
}
