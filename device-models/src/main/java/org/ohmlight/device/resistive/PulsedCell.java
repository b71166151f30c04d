package org.ohmlight.device.resistive;

/**
 * How a resistive cell answers a pulse.
 *
 * <p>Nine models of Rasch et al., A flexible and fast PyTorch toolkit for simulating training and
 * inference on analog crossbar arrays (AICAS 2021), each with its equation. In all of them {@code
 * up} and {@code down} are the cell's own step sizes ({@link PulseStep}), {@code s} its spread from
 * pulse to pulse, {@code xi} a standard normal number drawn anew for each pulse, and after each
 * pulse {@code w} is clipped to the cell's bounds.
 */
public sealed interface PulsedCell
    permits ConstantStep,
        LinearStep,
        SoftBounds,
        SoftBoundsPmax,
        SoftBoundsReference,
        ExpStep,
        PowStep,
        PiecewiseStep {
  /** Steps, bounds, faults, ageing, noise. */
  CellBasics basics();

  /** Range of the mean cell's state as a read sees it, without spread and without a reference. */
  default Bounds nominal() {
    return basics().bounds();
  }

  /** The same model with other steps, bounds, faults, ageing, noise. */
  PulsedCell withBasics(CellBasics other);

  /** The mean cell of this model: every spread, fault, noise and ageing off. */
  PulsedCell withoutSpread();
}
