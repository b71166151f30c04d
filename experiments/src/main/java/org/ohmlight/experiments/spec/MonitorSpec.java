package org.ohmlight.experiments.spec;

/**
 * What is watched while a trial trains; 0 means never.
 *
 * @param gradientEvery steps from one look at the gradient to the next
 * @param stabilityEvery steps from one look at how the network settles to the next
 */
public record MonitorSpec(int gradientEvery, int stabilityEvery) {}
