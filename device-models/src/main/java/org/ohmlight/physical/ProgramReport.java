package org.ohmlight.physical;

/**
 * What programming a coupling reached and what it cost.
 *
 * @param cells number of weights written
 * @param rmsError root mean square of (held - asked), in weight units
 * @param maxError largest |held - asked|, in weight units
 * @param pulses programming pulses applied
 * @param seconds simulated or measured time [s]
 * @param joules energy [J]
 */
public record ProgramReport(
    int cells, double rmsError, double maxError, long pulses, double seconds, double joules) {}
