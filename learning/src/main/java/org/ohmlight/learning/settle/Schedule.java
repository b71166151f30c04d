package org.ohmlight.learning.settle;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;

/** In which order the layers of a network move within one step. */
public enum Schedule {
  /** All layers at once, each from the states before the step. */
  SYNCHRONOUS("synchronous"),
  /** Layers 1, 3, 5, ... at once, then layers 2, 4, 6, ... from what the odd ones have reached. */
  EVEN_ODD("even-odd"),
  /** Layer after layer from the input to the output. */
  LAYER_SWEEP("layer-sweep"),
  /**
   * Events, each of which lets one layer move that is drawn at random, with replacement: as an
   * asynchronous circuit would. A step is as many events as there are layers.
   */
  RANDOM_EVENTS("random-events");

  private final String label;

  Schedule(String label) {
    this.label = label;
  }

  /** The name a study file uses. */
  public String label() {
    return label;
  }

  /**
   * Groups of layers that move together, in order. Layers that are joined are never in one even-odd
   * group: where links skip a layer there may be more than two groups. Random events have one group
   * a layer, to be drawn from.
   */
  public int[][] groups(NetworkDescription network) {
    int last = network.last();
    return switch (this) {
      case SYNCHRONOUS -> new int[][] {IntStream.rangeClosed(1, last).toArray()};
      case EVEN_ODD -> independent(network);
      case LAYER_SWEEP, RANDOM_EVENTS ->
          IntStream.rangeClosed(1, last).mapToObj(k -> new int[] {k}).toArray(int[][]::new);
    };
  }

  /** Colours the layers greedily from the input on; a chain gets two colours. */
  private static int[][] independent(NetworkDescription network) {
    int[] colour = new int[network.layers().size()];
    int colours = 0;
    for (int k = 1; k < colour.length; k++) {
      BitSet taken = new BitSet();
      for (Link link : network.links()) {
        if (link.to() == k && link.from() > 0) {
          taken.set(colour[link.from()]);
        }
      }
      colour[k] = taken.nextClearBit(0);
      colours = Math.max(colours, colour[k] + 1);
    }
    int[][] groups = new int[colours][];
    for (int c = 0; c < colours; c++) {
      int wanted = c;
      groups[c] = IntStream.range(1, colour.length).filter(k -> colour[k] == wanted).toArray();
    }
    return groups;
  }
}
