package org.ohmlight.learning.network;

import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.SettleLimits;

/** How a block of samples makes a step. */
sealed interface Stepper permits SweepStepper, EventStepper, MapStepper {
  /**
   * Which layers need their drives apart from their pre-activations, because a step asks for both.
   *
   * @return by layer; belongs to the stepper
   */
  boolean[] apart(Nudge nudge, SettleLimits limits);

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
