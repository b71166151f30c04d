package org.ohmlight.learning.loop;

import java.util.HashMap;
import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;

/**
 * A symmetric network continued to complex states, {@code s = f(W s + U x + b - beta (s - y))} with
 * a complex nudging strength. Its couplings are real and linear, so the real and the imaginary part
 * are two presentations to the same hardware; activations are {@link ComplexActivation}.
 */
public final class ComplexNetwork {
  private final PhysicalNetwork hardware;
  private final NetworkDescription network;
  private final Settling settling;
  private final Team team;
  private final Map<EdgeId, WiredEdge> edges;
  private final Map<Integer, Workspace> workspaces = new HashMap<>();

  /**
   * Wires the complex network.
   *
   * @param hardware holds the couplings; symmetric
   * @param settling schedule and solver
   * @param team threads that share the samples; results do not depend on their number
   */
  public ComplexNetwork(PhysicalNetwork hardware, Settling settling, Team team) {
    this.hardware = hardware;
    this.network = hardware.description();
    this.settling = settling;
    this.team = team;
    network.requireLinearLinks("Holomorphic equilibrium propagation");
    for (int k = 1; k <= network.last(); k++) {
      ComplexActivation.require(network.layers().get(k).activation(), k);
    }
    this.edges = Exchange.wire(network, edge -> hardware.edge(edge).coupling(), team);
  }

  /** Real parts by layer, {@code [rows, size]}, as the last settle left them. */
  public Batch[] real(int rows) {
    return workspace(rows).states[0];
  }

  /** Imaginary parts by layer. */
  public Batch[] imaginary(int rows) {
    return workspace(rows).states[1];
  }

  /** Clamps the input for the settles that follow. */
  public void clamp(Batch inputs) {
    long tick = hardware.nextTick();
    workspace(inputs.rows()).blocks.each((block, outcome) -> block.clamp(inputs, hardware, tick));
  }

  /**
   * Settles under the nudge {@code beta + i gamma}.
   *
   * @param start the real state to start from. Not modified.
   */
  public Equilibrium settle(
      NetworkState start, Batch target, float beta, float gamma, SettleLimits limits) {
    Workspace work = workspace(start.rows());
    long tick = Exchange.ticks(hardware, 2L * limits.maxSteps());
    work.blocks.each((block, outcome) -> {
      block.start(start);
      outcome.steps = 0;
      outcome.change = Float.POSITIVE_INFINITY;
      while (outcome.steps < limits.maxSteps() && outcome.change > limits.tolerance()) {
        outcome.change = block.step(target, beta, gamma, tick + 2L * outcome.steps++);
      }
    });
    return work.blocks.verdict(limits.tolerance(), "complex states are");
  }

  private Workspace workspace(int rows) {
    return workspaces.computeIfAbsent(rows, Workspace::new);
  }

  private final class Workspace {
    private final Batch[][] states;
    private final RowBlocks<ComplexBlock> blocks;

    Workspace(int rows) {
      states = new Batch[][] {Exchange.layers(network, rows), Exchange.layers(network, rows)};
      blocks =
          new RowBlocks<>(
              rows,
              team,
              (first, size) -> new ComplexBlock(network, edges, settling, states, first, size));
    }
  }
}
