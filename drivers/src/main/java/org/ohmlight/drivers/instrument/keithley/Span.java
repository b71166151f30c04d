package org.ohmlight.drivers.instrument.keithley;

/**
 * What a source-meter can do at most.
 *
 * @param volts greatest voltage [V]
 * @param amps greatest current [A]
 * @param watts greatest product of both [W]: high voltage only with low current
 */
public record Span(double volts, double amps, double watts) {}
