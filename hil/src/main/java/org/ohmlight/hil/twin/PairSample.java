package org.ohmlight.hil.twin;

/**
 * What was expected and what came: a programmed weight, a weight read twice, an output.
 *
 * @param expected what was asked for, or came first
 * @param measured what was found
 */
public record PairSample(double expected, double measured) {}
