package org.ohmlight.learning.network;

import java.util.Arrays;
import java.util.Map;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;

/** A block of samples that settles by itself. */
final class SettleBlock {
  private final NetworkDescription network;
  private final BlockEdges edges;
  private final int[][] groups;
  private final int first;
  private final int rows;
  private final BlockScratch scratch;
  private final LayerStep step;
  private float[] residuals = new float[64];
  private int steps;

  SettleBlock(
      NetworkDescription network,
      Settling settling,
      Map<EdgeId, WiredEdge> edges,
      float[][] biases,
      int first,
      int rows) {
    this.network = network;
    this.edges = new BlockEdges(network, edges, first, rows);
    this.groups = settling.schedule().groups(network);
    this.first = first;
    this.rows = rows;
    this.scratch = new BlockScratch(network, this.edges, biases, first, rows);
    this.step = new LayerStep(settling.solver(), scratch.product);
  }

  int rows() {
    return rows;
  }

  /** Steps taken by the last settle. */
  int steps() {
    return steps;
  }

  /** Largest change of a state in the given step of the last settle. */
  float residual(int index) {
    return residuals[index];
  }

  /** Makes the drives of the clamped input. */
  void clamp(Batch input, long tick) {
    Batch window = input.window(first, rows);
    for (int k = 1; k <= network.last(); k++) {
      Batch drive = scratch.inputDrive[k];
      if (drive != null) {
        for (BlockEdges.Way way : edges.input(k)) {
          way.up().forward(window, drive, tick, 0);
        }
      }
    }
  }

  /** Steps until nothing moves by more than the tolerance, or the limit comes first. */
  void settle(Nudge nudge, NetworkState state, SettleLimits limits, long tick) {
    if (residuals.length < limits.maxSteps()) {
      residuals = Arrays.copyOf(residuals, limits.maxSteps());
    }
    Drives drives = drives(nudge, state);
    for (int k = 1; k <= network.last(); k++) {
      edges.moved(k);
    }
    steps = 0;
    float change = Float.POSITIVE_INFINITY;
    while (steps < limits.maxSteps() && change > limits.tolerance()) {
      change = step(drives, tick + 2L * steps);
      residuals[steps++] = change;
    }
  }

  private float step(Drives drives, long tick) {
    float change = 0f;
    for (int[] group : groups) {
      for (int layer : group) {
        drives.compute(layer, tick);
      }
      for (int layer : group) {
        for (int rail = 0; rail < drives.count(); rail++) {
          float moved =
              step.move(
                  drives.rail(rail),
                  layer,
                  drives.drive(rail, layer),
                  network.layers().get(layer).activation());
          change = Math.max(change, moved);
        }
        drives.moved(layer);
        edges.moved(layer);
      }
    }
    return change;
  }

  private Drives drives(Nudge nudge, NetworkState state) {
    return switch (nudge) {
      case Nudge.None() -> new SingleDrives(network, edges, scratch, one(state), null, 0f);
      case Nudge.Force(Batch target, float beta) ->
          new SingleDrives(network, edges, scratch, one(state), window(target), beta);
      case Nudge.Dyadic(Batch target, float beta) -> {
        Structure structure = network.structure();
        yield structure == Structure.SYMMETRIC || structure == Structure.SKEW_SYMMETRIC
            ? new RailDrives(network, edges, scratch, two(state), window(target), beta)
            : new MeanDrives(network, edges, scratch, two(state), window(target), beta);
      }
    };
  }

  private Rail[] one(NetworkState state) {
    return new Rail[] {Rail.plus(state, first, rows)};
  }

  private Rail[] two(NetworkState state) {
    return new Rail[] {Rail.plus(state, first, rows), Rail.minus(state, first, rows)};
  }

  private Batch window(Batch target) {
    return target.window(first, rows);
  }
}
