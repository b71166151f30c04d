package org.ohmlight.learning.loop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.wiring.Passage;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;

/** What all loops over couplings need: edges to send through, moments to do it, sums of batches. */
final class Exchange {
  private Exchange() {}

  /** Wires couplings as a network is. */
  static Map<EdgeId, WiredEdge> wire(
      NetworkDescription network, Function<EdgeId, Coupling> couplings, Team team) {
    Map<EdgeId, WiredEdge> edges = new LinkedHashMap<>();
    for (EdgeId edge : network.edges()) {
      edges.put(edge, WiredEdge.of(network, edge, couplings.apply(edge), team));
    }
    return edges;
  }

  /** What an edge does for a block. */
  static Passage passage(Map<EdgeId, WiredEdge> edges, EdgeId id, int firstRow, int rows) {
    WiredEdge edge = edges.get(id);
    if (edge == null) {
      throw new IllegalStateException("No edge " + id);
    }
    return edge.passage(firstRow, rows);
  }

  /** Takes moments of a network; the first of them. */
  static long ticks(PhysicalNetwork clock, long count) {
    long first = clock.nextTick();
    for (long i = 1; i < count; i++) {
      clock.nextTick();
    }
    return first;
  }

  /** The rows of a block, of every layer but the input. */
  static Batch[] windows(Batch[] whole, int first, int rows) {
    Batch[] windows = new Batch[whole.length];
    for (int k = 1; k < windows.length; k++) {
      windows[k] = whole[k].window(first, rows);
    }
    return windows;
  }

  /** Working memory of a block, for every layer but the input. */
  static Batch[] blocks(NetworkDescription network, int first, int rows) {
    Batch[] blocks = new Batch[network.layers().size()];
    for (int k = 1; k < blocks.length; k++) {
      blocks[k] = Batch.block(first, rows, network.size(k));
    }
    return blocks;
  }

  /** Memory of a whole batch, for every layer but the input. */
  static Batch[] layers(NetworkDescription network, int rows) {
    Batch[] layers = new Batch[network.layers().size()];
    for (int k = 0; k < layers.length; k++) {
      layers[k] = Batch.zeros(k == 0 ? 0 : rows, network.size(k));
    }
    return layers;
  }

  static void add(Batch into, Batch x, float factor) {
    Pointwise.addScaled(
        into.values(), into.offset(), x.values(), x.offset(), factor, x.rows() * x.width());
  }

  /** {@code into -= beta (s - y)}. */
  static void nudge(Batch into, Batch s, Batch y, float beta) {
    Pointwise.nudge(
        into.values(),
        into.offset(),
        s.values(),
        s.offset(),
        y.values(),
        y.offset(),
        beta,
        s.rows() * s.width());
  }
}
