package org.ohmlight.simulator.crossbar;

/** What is done about cells that drift. */
public enum DriftCompensation {
  /** Nothing. */
  NONE,
  /**
   * One digital gain for all outputs of a coupling: {@code mean |y|} of one-hot reads of every
   * input right after programming, divided by the same now (at least 1e-4 of it), both through the
   * array's own read path. Source: Joshi et al. (Nat. Commun. 11:2473, 2020), global drift
   * compensation.
   */
  GLOBAL
}
