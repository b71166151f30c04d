package org.ohmlight.learning.network;

import java.util.Arrays;
import java.util.List;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.Nudge;

/**
 * Which layers a step carries over to the next: the state of the map that a schedule is.
 *
 * <p>The layers that move first are a function of the others, wherever none of them drives itself
 * or another of them; then they are eliminated. With even-odd steps of a chain the even layers are
 * left, half of the network. Source: Goemaere et al. (2023), eq. 7. A nudge makes the output drive
 * itself, a held output is no part of the map, and so does maximum pooling with the layers below
 * it.
 */
final class CarriedLayers {
  private final boolean[] free;
  private final boolean[] nudged;
  private final boolean[] held;

  CarriedLayers(NetworkDescription network, int[][] groups) {
    this.free = carried(network, groups, false);
    this.nudged = carried(network, groups, true);
    this.held = free.clone();
    held[network.output()] = false;
  }

  /** By layer; must not be modified. */
  boolean[] under(Nudge nudge) {
    return switch (nudge) {
      case Nudge.None() -> free;
      case Nudge.Force _, Nudge.Dyadic _ -> nudged;
      case Nudge.Held _ -> held;
    };
  }

  private static boolean[] carried(NetworkDescription network, int[][] groups, boolean nudged) {
    boolean[] carried = new boolean[network.layers().size()];
    Arrays.fill(carried, 1, carried.length, true);
    List<Integer> first = Arrays.stream(groups[0]).boxed().toList();
    boolean closed = first.size() == network.last();
    for (Link link : network.links()) {
      boolean leaves = first.contains(link.from());
      closed |= leaves && first.contains(link.to());
      closed |= leaves && !link.wiring().isLinear();
    }
    closed |= nudged && first.contains(network.output());
    if (!closed) {
      first.forEach(layer -> carried[layer] = false);
    }
    return carried;
  }
}
