package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.InferenceCell;
import org.ohmlight.device.resistive.PulsedCell;
import org.ohmlight.device.resistive.Temperature;

/** What the weights are held by. */
public sealed interface CellSettings {
  /** How a signed weight is made of cells. */
  Columns columns();

  /**
   * Cells that take any conductance at once, without bounds: weights are exact, in single
   * precision.
   *
   * @param columns how a signed weight is made of cells
   */
  record Continuous(Columns columns) implements CellSettings {
    /** One-sided pairs. */
    public Continuous() {
      this(Columns.ONE_SIDED);
    }
  }

  /**
   * Cells that are written by pulses.
   *
   * @param model how a cell answers a pulse
   * @param columns how a signed weight is made of cells
   */
  record Pulsed(PulsedCell model, Columns columns) implements CellSettings {}

  /**
   * Cells that are programmed once and then read for a long time: programming error, drift, read
   * noise as their model has them. An update programs the whole array anew.
   *
   * @param model what happens to a cell
   * @param columns how a signed weight is made of cells
   * @param seconds time since programming at which the cells are read, until {@link
   *     CrossbarSubstrate#age} says otherwise [s]
   * @param compensation what is done about drift
   * @param temperature of the cells when they are read
   */
  record Programmed(
      InferenceCell model,
      Columns columns,
      double seconds,
      DriftCompensation compensation,
      Temperature temperature)
      implements CellSettings {
    public Programmed {
      Allowed.notNegative("time since programming [s]", seconds);
    }
  }
}
