package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * Directions in which steps grow towards the near bound and vanish at the far one: the slope up
 * then refers to {@code w_min - offset}, the slope down to {@code w_max + offset}.
 *
 * @param up whether the steps up are reversed
 * @param down whether the steps down are reversed
 * @param offset keeps the steps at the far bound from vanishing altogether
 */
public record Reversal(boolean up, boolean down, double offset) {
  /** Neither direction. */
  public static final Reversal NONE = new Reversal(false, false, 0.01);

  public Reversal {
    Allowed.notNegative("offset of the reversed steps", offset);
  }

  void requireMultiplicative(boolean multiplicativeNoise) {
    if ((up || down) && !multiplicativeNoise) {
      throw new IllegalArgumentException("Reversed steps need multiplicative noise");
    }
  }
}
