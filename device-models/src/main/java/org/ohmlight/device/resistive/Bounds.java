package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * The range of a cell's state: {@code w_min = -|min| (1 + minSpread g)} (or zero), {@code w_max =
 * |max (1 + maxSpread h)|}, {@code g, h} standard normal, drawn once a cell.
 *
 * @param min lowest state of the mean cell, <= 0
 * @param max highest state of the mean cell, >= 0, above {@code min}
 * @param minSpread relative spread of the lower bound from device to device
 * @param maxSpread relative spread of the upper bound from device to device
 */
public record Bounds(double min, double max, double minSpread, double maxSpread) {
  public Bounds {
    Allowed.between("lower bound of the state", min, -Double.MAX_VALUE, 0.0);
    Allowed.notNegative("upper bound of the state", max);
    Allowed.notNegative("spread of the lower bound", minSpread);
    Allowed.notNegative("spread of the upper bound", maxSpread);
    if (!(max > min)) {
      throw new IllegalArgumentException(
          "The upper bound of a cell must lie above the lower, got " + min + " to " + max);
    }
  }

  /** Bounds without spread. */
  public static Bounds of(double min, double max) {
    return new Bounds(min, max, 0.0, 0.0);
  }

  /** {@code max - min} of the mean cell. */
  public double range() {
    return max - min;
  }
}
