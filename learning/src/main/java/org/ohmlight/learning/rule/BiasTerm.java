package org.ohmlight.learning.rule;

import org.ohmlight.physical.Batch;

/**
 * Part of the estimated gradient of a layer's bias: {@code dC/db += scale sum_b states_b}.
 *
 * @param layer which layer
 * @param states {@code [rows, size]}
 * @param scale factor, with the mean over the batch and the nudging strength in it
 */
public record BiasTerm(int layer, Batch states, float scale) {}
