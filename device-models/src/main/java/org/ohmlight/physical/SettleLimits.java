package org.ohmlight.physical;

/**
 * When a settle stops.
 *
 * @param maxSteps most steps; one step updates every layer once
 * @param tolerance a sample block has settled when no state of it changed by more than this in a
 *     step (max norm); 0 runs all steps
 */
public record SettleLimits(int maxSteps, float tolerance) {
  public SettleLimits {
    if (maxSteps < 1 || !(tolerance >= 0f)) {
      throw new IllegalArgumentException(
          "Settling needs maxSteps >= 1 and tolerance >= 0, got " + maxSteps + " and " + tolerance);
    }
  }
}
