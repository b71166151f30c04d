package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * What all pulsed cells share.
 *
 * @param step size and spread of a pulse's step
 * @param bounds range of the state
 * @param faults stuck cells
 * @param ageing decay and diffusion
 * @param reset where a reset leaves a cell
 * @param writeNoise the state seen by a read is {@code w + writeNoise size xi}, {@code xi} drawn
 *     anew whenever the cell is written; the state that the next pulse starts from is {@code w}
 */
public record CellBasics(
    PulseStep step, Bounds bounds, Faults faults, Ageing ageing, Reset reset, double writeNoise) {
  public CellBasics {
    Allowed.notNegative("write noise", writeNoise);
  }

  /** Cells with steps and bounds, and nothing else. */
  public static CellBasics of(PulseStep step, Bounds bounds) {
    return new CellBasics(step, bounds, Faults.NONE, Ageing.NONE, Reset.ZERO, 0.0);
  }

  /** The mean cell: every spread, fault, noise and ageing off. */
  public CellBasics withoutSpread() {
    return new CellBasics(
        step.withoutSpread(),
        Bounds.of(bounds.min(), bounds.max()),
        Faults.NONE,
        Ageing.NONE,
        new Reset(reset.mean(), 0.0, 0.0),
        0.0);
  }
}
