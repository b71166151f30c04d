package org.ohmlight.hil.twin;

/**
 * A cell measured, pulsed and measured again.
 *
 * @param cell which, counted over all tiles
 * @param before weight before
 * @param pulses given, the sign their direction
 * @param after weight afterwards
 */
public record PulseSample(int cell, double before, int pulses, double after) {}
