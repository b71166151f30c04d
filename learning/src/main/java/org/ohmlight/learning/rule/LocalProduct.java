package org.ohmlight.learning.rule;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;

/**
 * A local product, part of the estimated gradient of the mean cost: {@code dC/dW += scale sum_b
 * (post_b, pre_b)}, which is {@code post_b pre_b^T} for a dense edge and what {@link
 * org.ohmlight.physical.Edge#update} says for others.
 *
 * @param edge which edge
 * @param post states of the layer that the edge drives {@code [rows, size]}
 * @param pre states of the layer that the edge comes from {@code [rows, size]}
 * @param scale factor, with the mean over the batch and the nudging strength in it
 */
public record LocalProduct(EdgeId edge, Batch post, Batch pre, float scale) {}
