package org.ohmlight.learning.network;

import org.ohmlight.physical.Nudge;

/** How a block of samples makes a step. */
sealed interface Stepper permits SweepStepper, EventStepper, MapStepper {
  /** Begins a settle. */
  void begin(Drives drives, Nudge nudge);

  /**
   * One step.
   *
   * @param tick the moment it begins
   * @param record told how far each sample moved
   */
  void step(Drives drives, long tick, RestRecord record);

  /** Moments that a step takes. */
  int ticks();
}
