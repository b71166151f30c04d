package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * Stuck cells: with the given probability a cell is fixed at a state drawn uniformly from {@code
 * [max(w_min, -range), min(w_max, range)]} and takes no steps.
 *
 * @param probability part of the cells that are stuck, 0 to 1
 * @param range largest magnitude at which they are stuck
 */
public record Faults(double probability, double range) {
  /** No stuck cells. */
  public static final Faults NONE = new Faults(0.0, 0.0);

  public Faults {
    Allowed.between("probability of a stuck cell", probability, 0.0, 1.0);
    Allowed.notNegative("range of stuck cells", range);
  }
}
