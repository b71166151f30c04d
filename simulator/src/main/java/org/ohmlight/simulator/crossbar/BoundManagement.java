package org.ohmlight.simulator.crossbar;

/** What happens when an output leaves the range of the ADC. */
public enum BoundManagement {
  /** It is clipped. */
  NONE,
  /**
   * The row is read again with its inputs halved, until nothing clips, at most ten times; forward
   * only. Source: Gokmen, Onen, Haensch (Front. Neurosci. 11:538, 2017).
   */
  ITERATIVE
}
