package org.ohmlight.learning.network;

import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.NetworkDescription;

/** Moves of layers, on all rails, and who is told of them. */
final class LayerMoves {
  private final NetworkDescription network;
  private final BlockEdges edges;
  private final LayerStep step;

  LayerMoves(NetworkDescription network, BlockEdges edges, Solver solver) {
    this.network = network;
    this.edges = edges;
    int widest = 0;
    for (int k = 1; k <= network.last(); k++) {
      widest = Math.max(widest, network.size(k));
    }
    this.step = new LayerStep(solver, widest);
  }

  /** Whether a move takes the drive for the new pre-activation, whatever that was before. */
  boolean areWhole() {
    return step.isWhole();
  }

  /** Moves the layers of each group at once, group after group. */
  void sweep(Drives drives, int[][] groups, boolean[] carried, long tick, RestRecord record) {
    for (int[] group : groups) {
      for (int layer : group) {
        drives.compute(layer, tick);
      }
      for (int layer : group) {
        move(drives, layer, carried[layer], record);
      }
    }
  }

  /** Moves one layer whose drives have been computed. */
  void move(Drives drives, int layer, boolean carried, RestRecord record) {
    if (drives.holds(layer)) {
      return;
    }
    for (int rail = 0; rail < drives.count(); rail++) {
      step.move(
          drives.rail(rail),
          layer,
          drives.drive(rail, layer),
          network.layers().get(layer).activation(),
          carried,
          record);
    }
    moved(drives, layer);
  }

  /** Says that a layer has moved. */
  void moved(Drives drives, int layer) {
    drives.moved(layer);
    edges.moved(layer);
  }
}
