package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.PulsedCell;

/** What the weights are held by. */
public sealed interface CellSettings {
  /**
   * Cells that take any conductance at once, without bounds: weights are exact, in single
   * precision.
   */
  record Continuous() implements CellSettings {}

  /**
   * Cells that are written by pulses.
   *
   * @param model how a cell answers a pulse
   * @param columns how a signed weight is made of cells
   */
  record Pulsed(PulsedCell model, Columns columns) implements CellSettings {}
}
