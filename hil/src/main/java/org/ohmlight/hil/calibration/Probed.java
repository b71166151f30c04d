package org.ohmlight.hil.calibration;

/**
 * A probe that was made.
 *
 * @param coupling whose channels
 * @param update updates of the coupling before it
 * @param drift what was found
 */
public record Probed(String coupling, long update, Drift drift) {}
