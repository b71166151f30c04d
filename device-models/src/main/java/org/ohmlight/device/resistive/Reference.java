package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * A reference cell whose state is subtracted from the cell's own: {@code mean + spread g}, drawn
 * once a cell, plus the cell's symmetry point (where a step up and a step down are equal) if that
 * is subtracted too.
 *
 * @param mean mean state of the reference
 * @param spread standard deviation from device to device
 * @param symmetryPoint whether the reference was first tuned to the cell's symmetry point
 */
public record Reference(double mean, double spread, boolean symmetryPoint) {
  /** No reference. */
  public static final Reference NONE = new Reference(0.0, 0.0, false);

  public Reference {
    Allowed.finite("mean of the reference", mean);
    Allowed.notNegative("spread of the reference", spread);
  }

  Reference withoutSpread() {
    return new Reference(mean, 0.0, symmetryPoint);
  }
}
