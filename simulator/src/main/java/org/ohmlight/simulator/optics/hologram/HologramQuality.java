package org.ohmlight.simulator.optics.hologram;

/**
 * How well a far field {@code F} meets its target {@code T} (both normalised to unit power).
 *
 * @param efficiency {@code (sum T |F|)^2}: the overlap with the target
 * @param uniformity {@code 1 - (max - min) / (max + min)} of {@code F^2 / T^2} where light is
 *     wanted
 * @param peakToPeakError {@code n (max - min)} of {@code T^2 - F^2} over the {@code n} wanted
 *     points
 * @param rmsError {@code n} times the standard deviation of the same
 */
public record HologramQuality(
    double efficiency, double uniformity, double peakToPeakError, double rmsError) {}
