package org.ohmlight.simulator.crossbar.line;

/**
 * How a solve ended.
 *
 * @param steps steps of the iteration
 * @param residual what is left, relative to the drive of lines without crosstalk
 */
public record Convergence(int steps, double residual) {}
