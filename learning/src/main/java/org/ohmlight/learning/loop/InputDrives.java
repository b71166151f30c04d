package org.ohmlight.learning.loop;

import java.util.Arrays;
import java.util.Map;
import org.ohmlight.learning.wiring.LayerBlocks;
import org.ohmlight.learning.wiring.WiredEdge;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.PhysicalNetwork;

/** What the clamped input and the biases send to the layers of a block. */
final class InputDrives {
  private final NetworkDescription network;
  private final Map<EdgeId, WiredEdge> edges;
  private final int first;
  private final int rows;
  private final Batch[] drive;
  private final Batch[] product;

  InputDrives(NetworkDescription network, Map<EdgeId, WiredEdge> edges, int first, int rows) {
    this.network = network;
    this.edges = edges;
    this.first = first;
    this.rows = rows;
    this.drive = LayerBlocks.of(network, first, rows);
    this.product = LayerBlocks.of(network, first, rows);
  }

  /** Makes the drives of an input. */
  void clamp(Batch inputs, PhysicalNetwork hardware, long tick) {
    Batch x = inputs.window(first, rows);
    for (int k = 1; k <= network.last(); k++) {
      spread(hardware.bias(k), network.shape(k), drive[k]);
    }
    for (Link link : network.links()) {
      if (link.from() == 0) {
        int k = link.to();
        WiredEdge.passage(edges, link.forward(), first, rows).forward(x, product[k], tick, 0);
        drive[k].addScaled(product[k], 1f);
      }
    }
  }

  private static void spread(float[] bias, LayerShape shape, Batch into) {
    for (int r = 0; r < into.rows(); r++) {
      int row = into.offset() + r * into.width();
      for (int c = 0; c < bias.length; c++) {
        int from = row + c * shape.pixels();
        Arrays.fill(into.values(), from, from + shape.pixels(), bias[c]);
      }
    }
  }

  Batch of(int layer) {
    return drive[layer];
  }
}
