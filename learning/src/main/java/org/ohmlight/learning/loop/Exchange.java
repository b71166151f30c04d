package org.ohmlight.learning.loop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;

/** What all loops over couplings need: edges to send through, moments to do it, batches. */
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

  /** Memory of a whole batch, for every layer but the input. */
  static Batch[] layers(NetworkDescription network, int rows) {
    Batch[] layers = new Batch[network.layers().size()];
    for (int k = 0; k < layers.length; k++) {
      layers[k] = Batch.zeros(k == 0 ? 0 : rows, network.size(k));
    }
    return layers;
  }
}
