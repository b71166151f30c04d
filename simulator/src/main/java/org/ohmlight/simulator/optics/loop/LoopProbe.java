package org.ohmlight.simulator.optics.loop;

/** Sees what a loop computes on its way round. */
@FunctionalInterface
public interface LoopProbe {
  /** Sees nothing. */
  LoopProbe NONE = (point, values) -> {};

  /**
   * Called in the order of the light.
   *
   * @param point where, e.g. {@code "light+"} for the emitters of the positive arm
   * @param values by channel; shared, not to be changed or kept
   */
  void see(String point, double[] values);
}
