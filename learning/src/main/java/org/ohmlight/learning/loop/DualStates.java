package org.ohmlight.learning.loop;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;

/**
 * The dyads of a batch by layer, {@code [rows, size]} each; layer 0 has none.
 *
 * @param plus {@code s+}
 * @param minus {@code s-}
 * @param mean {@code alpha s+ + (1 - alpha) s-}
 * @param difference {@code s+ - s-}
 */
public record DualStates(Batch[] plus, Batch[] minus, Batch[] mean, Batch[] difference) {
  static DualStates of(NetworkDescription network, int rows) {
    return new DualStates(
        Exchange.layers(network, rows),
        Exchange.layers(network, rows),
        Exchange.layers(network, rows),
        Exchange.layers(network, rows));
  }
}
