package org.ohmlight.drivers.instrument.keithley;

/**
 * Voltage and current, measured together.
 *
 * @param volts voltage across the terminals [V]
 * @param amps current out of the upper one [A]
 */
public record IvPoint(double volts, double amps) {
  /** Conductance of what is connected [S]. */
  public double siemens() {
    return amps / volts;
  }
}
