package org.ohmlight.simulator.crossbar;

/** How a sample's product becomes pulses; {@code A, B, BL} as in {@link PulseSettings}. */
public enum PulseType {
  /** Random trains; pulses up and down share the slots. */
  COMPRESSED,
  /**
   * Random trains; inputs above zero have {@code BL} slots and those below zero another {@code BL},
   * for which outputs draw trains of their own. Takes twice the time, and needs one polarity at a
   * time.
   */
  SEPARATE,
  /**
   * Each line counts its pulses, {@code n = rint(BL A |d|)}, {@code m = rint(BL B |x|)}, and a cell
   * gets {@code rint(n m / BL)}: no chance, but the rounding of both lines and of the cell.
   */
  MEAN_COUNT,
  /** A cell gets {@code rint(BL A |d| B |x|)} pulses: no chance, one rounding. */
  IMPLICIT;

  boolean isCounted() {
    return this == MEAN_COUNT || this == IMPLICIT;
  }
}
