package org.ohmlight.learning.network;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Structure;

/** What reaches a layer from its neighbours on one rail. */
final class Neighbours {
  private static final BlockEdges.Way[] NOTHING = {};

  private Neighbours() {}

  /**
   * {@code drive = sum_j A_kj s_j + b_k + sum_j F_kj s_j}, over the links from below and above.
   *
   * @param own number of the rail that is driven
   * @param sending number of the rail whose states the neighbours send
   * @param rails both rails; the same one twice in a network on one rail
   * @param drive {@code [rows, size(layer)]}. Modified.
   */
  static void drive(
      NetworkDescription network,
      BlockEdges edges,
      BlockScratch scratch,
      int layer,
      Rail[] rails,
      int own,
      int sending,
      Batch drive,
      long tick) {
    Batch product = scratch.product[layer];
    Batch[] source = rails[sending].states();
    boolean begun = false;
    for (BlockEdges.Way way : edges.below(layer)) {
      way.up().forward(source[way.other()], product, tick, sending);
      begun = scratch.addTo(drive, product, layer, begun, 1f);
    }
    Structure structure = network.structure();
    BlockEdges.Way[] above = structure == Structure.FEEDFORWARD ? NOTHING : edges.above(layer);
    float sign = structure == Structure.SKEW_SYMMETRIC ? -1f : 1f;
    for (BlockEdges.Way way : above) {
      if (structure == Structure.ASYMMETRIC) {
        way.down().forward(source[way.other()], product, tick, sending);
      } else {
        way.up().adjoint(source[way.other()], product, rails[own].states()[layer], tick, own);
      }
      begun = scratch.addTo(drive, product, layer, begun, sign);
    }
    scratch.inputAlone(drive, layer, begun);
  }
}
