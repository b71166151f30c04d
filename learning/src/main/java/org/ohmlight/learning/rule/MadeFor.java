package org.ohmlight.learning.rule;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.PhysicalNetwork;

/**
 * What a rule has made for the network that it was last asked about; another network gets it anew.
 *
 * @param <T> what is made
 */
final class MadeFor<T> {
  private @Nullable PhysicalNetwork network;
  private @Nullable T made;

  /** What there is for a network, made if there is nothing yet. */
  T get(PhysicalNetwork asked, Function<PhysicalNetwork, T> make) {
    T ready = made;
    if (ready == null || network != asked) {
      ready = make.apply(asked);
      made = ready;
      network = asked;
    }
    return ready;
  }

  /**
   * What was made last.
   *
   * @throws IllegalStateException if nothing was
   */
  T last() {
    T ready = made;
    if (ready == null) {
      throw new IllegalStateException("Nothing has been estimated yet");
    }
    return ready;
  }
}
