package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * Where a reset leaves a cell: {@code w = mean + deviceSpread g + cycleSpread xi}, within the
 * bounds; {@code g} drawn once a cell, {@code xi} a reset.
 *
 * @param mean state of the mean cell after a reset
 * @param deviceSpread standard deviation from device to device
 * @param cycleSpread standard deviation from reset to reset
 */
public record Reset(double mean, double deviceSpread, double cycleSpread) {
  /** Exactly to zero. */
  public static final Reset ZERO = new Reset(0.0, 0.0, 0.0);

  public Reset {
    Allowed.finite("reset state", mean);
    Allowed.notNegative("reset spread from device to device", deviceSpread);
    Allowed.notNegative("reset spread from reset to reset", cycleSpread);
  }
}
