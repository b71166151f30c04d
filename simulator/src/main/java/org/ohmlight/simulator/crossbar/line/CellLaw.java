package org.ohmlight.simulator.crossbar.line;

import org.ohmlight.kernel.Fused;

/**
 * Current of a cell against its voltage. All laws are odd, rise without end and have the cell's
 * conductance g as their slope at zero bias.
 */
public sealed interface CellLaw {
  /** Current, A, of a cell of conductance {@code siemens} at {@code volts}. */
  double amps(double siemens, double volts);

  /** Slope of the current, S. */
  double slope(double siemens, double volts);

  /**
   * Where to linearise next, for a step of Newton's method from {@code volts} that proposes {@code
   * proposed}.
   */
  default double limited(double volts, double proposed) {
    return proposed;
  }

  /** {@code i = g v}. */
  record Ohmic() implements CellLaw {
    @Override
    public double amps(double siemens, double volts) {
      return siemens * volts;
    }

    @Override
    public double slope(double siemens, double volts) {
      return siemens;
    }
  }

  /**
   * {@code i = g v0 sinh(v / v0)}: hopping and tunnelling through a filament's gap.
   *
   * <p>Steps towards larger currents go as the logarithm, as circuit simulators do it for diodes
   * (Nagel, 1975), so that the exponential cannot run away.
   *
   * @param scaleVolts v0, from 1 mV
   */
  record Sinh(double scaleVolts) implements CellLaw {
    public Sinh {
      if (!(scaleVolts >= 1e-3 && scaleVolts <= 1e6)) {
        throw new IllegalArgumentException(
            "scaleVolts of a sinh cell must be from 1e-3 to 1e6 V, got " + scaleVolts);
      }
    }

    @Override
    public double amps(double siemens, double volts) {
      return siemens * scaleVolts * Math.sinh(volts / scaleVolts);
    }

    @Override
    public double slope(double siemens, double volts) {
      return siemens * Math.cosh(volts / scaleVolts);
    }

    @Override
    public double limited(double volts, double proposed) {
      double step = proposed - volts;
      boolean farther = Math.abs(proposed) > Math.abs(volts);
      return farther && Math.abs(step) > scaleVolts
          ? volts + Math.copySign(scaleVolts * Math.log1p(Math.abs(step) / scaleVolts), step)
          : proposed;
    }
  }

  /**
   * {@code i = g (v + k v^3)}: the first term beyond Ohm's law.
   *
   * @param perVoltSquared k, 1/V^2, at least 0
   */
  record Cubic(double perVoltSquared) implements CellLaw {
    public Cubic {
      if (!(perVoltSquared >= 0 && perVoltSquared <= 1e9)) {
        throw new IllegalArgumentException(
            "perVoltSquared of a cubic cell must be from 0 to 1e9 per square volt, got "
                + perVoltSquared);
      }
    }

    @Override
    public double amps(double siemens, double volts) {
      return siemens * volts * Fused.fma(perVoltSquared, volts * volts, 1);
    }

    @Override
    public double slope(double siemens, double volts) {
      return siemens * Fused.fma(3 * perVoltSquared, volts * volts, 1);
    }
  }
}
