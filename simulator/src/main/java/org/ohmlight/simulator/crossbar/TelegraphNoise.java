package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;

/**
 * Random telegraph noise: a trap in a cell is full or empty, and the cell's conductance is {@code g
 * (1 + amplitude (s - duty))}, {@code s} 1 with probability {@code duty}, else 0, drawn anew for
 * each read. Its variance is {@code (amplitude g)^2 duty (1 - duty)}.
 *
 * <p>Drawn cell by cell, because two levels are not Gaussian. It leaves out that a trap keeps its
 * state from one read to the next: reads lie further apart than traps dwell.
 *
 * @param probability part of the cells that have a trap
 * @param amplitude change of conductance between the two states, relative
 * @param duty part of the time in the high state
 */
public record TelegraphNoise(double probability, double amplitude, double duty) {
  /** No traps. */
  public static final TelegraphNoise NONE = new TelegraphNoise(0.0, 0.0, 0.5);

  public TelegraphNoise {
    Allowed.between("part of cells with telegraph noise", probability, 0.0, 1.0);
    Allowed.between("amplitude of telegraph noise", amplitude, 0.0, 2.0);
    Allowed.between("duty of telegraph noise", duty, 0.0, 1.0);
  }

  /** Whether nothing is drawn. */
  public boolean isNone() {
    return probability == 0.0 || amplitude == 0.0;
  }
}
