package org.ohmlight.learning.network;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;

/** The couplings of a layered network by layer, so that a step looks nothing up. */
final class NetworkEdges {
  private final Coupling[] forward;
  private final @Nullable Coupling[] back;

  NetworkEdges(NetworkDescription description, Map<EdgeId, Coupling> couplings) {
    int layers = description.layers().size();
    forward = new Coupling[layers];
    back = new Coupling[layers];
    couplings.forEach((edge, coupling) -> {
      if (edge.from() < edge.to()) {
        forward[edge.to()] = coupling;
      } else {
        back[edge.to()] = coupling;
      }
    });
  }

  /** {@code A_k}: layer k-1 to layer k. */
  Coupling into(int layer) {
    return forward[layer];
  }

  /** {@code B_k}: layer k+1 back to layer k, in an asymmetric network. */
  Coupling backInto(int layer) {
    Coupling coupling = back[layer];
    if (coupling == null) {
      throw new IllegalStateException("No edge leads back into layer " + layer);
    }
    return coupling;
  }
}
