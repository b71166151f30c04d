package org.ohmlight.learning.network;

import java.util.Arrays;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;

/**
 * Events: each lets one layer move that is drawn with replacement, the same one in every block of
 * samples. Draws are a function of the seed and the moment.
 *
 * <p>A layer that has not moved since a neighbour did still has that neighbour's change to answer:
 * a sample is at rest when no layer has anything left to answer.
 */
final class EventStepper implements Stepper {
  private final LayerMoves moves;
  private final RandomStream draws;
  private final int rows;
  private final int layers;
  private final int[][] neighbours;
  private final RestRecord event;
  private final float[][] unanswered;
  private final boolean[] apart;

  EventStepper(NetworkDescription network, BlockEdges edges, Solver solver, long seed, int rows) {
    this.moves = new LayerMoves(network, edges, solver);
    this.draws = RandomStream.of(seed, "order of events");
    this.rows = rows;
    this.layers = network.last();
    this.event = new RestRecord(rows);
    this.unanswered = new float[layers + 1][rows];
    this.neighbours = new int[layers + 1][];
    this.apart = new boolean[layers + 1];
    Arrays.fill(apart, !moves.areWhole());
    for (int k = 1; k <= layers; k++) {
      int layer = k;
      neighbours[k] =
          network.links().stream()
              .filter(link -> link.from() > 0)
              .filter(link -> link.from() == layer || link.to() == layer)
              .mapToInt(link -> other(link, layer))
              .toArray();
    }
  }

  private static int other(Link link, int layer) {
    return link.from() == layer ? link.to() : link.from();
  }

  @Override
  public boolean[] apart(Nudge nudge, SettleLimits limits) {
    return apart;
  }

  @Override
  public void begin(Drives drives, Nudge nudge) {
    for (float[] layer : unanswered) {
      Arrays.fill(layer, Float.MAX_VALUE);
    }
  }

  @Override
  public void step(Drives drives, long tick, RestRecord record) {
    RandomStream now = draws.at(tick);
    for (int i = 0; i < layers; i++) {
      let(1 + now.below(layers, i), drives, tick + 2L * i, record);
    }
    for (int k = 1; k <= layers; k++) {
      for (int r = 0; r < rows; r++) {
        record.changed(r, unanswered[k][r]);
      }
    }
  }

  private void let(int layer, Drives drives, long tick, RestRecord record) {
    event.beginStep();
    drives.compute(layer, tick);
    moves.move(drives, layer, false, event);
    for (int r = 0; r < rows; r++) {
      float change = event.largestChange(r);
      unanswered[layer][r] = change;
      for (int neighbour : neighbours[layer]) {
        unanswered[neighbour][r] = Math.max(unanswered[neighbour][r], change);
      }
    }
  }

  @Override
  public int ticks() {
    return 2 * layers;
  }
}
