package org.ohmlight.learning.rule;

import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;

/**
 * Part of the estimated gradient of a layer's bias: {@code dC/db += scale sum_b states_b}.
 *
 * @param layer which layer
 * @param states {@code [rows, size]}
 * @param scale factor, with the mean over the batch and the nudging strength in it
 */
public record BiasTerm(int layer, Batch states, float scale) {
  /**
   * {@code into += factor scale sum_b states_b}, sample after sample.
   *
   * @param into {@code [size]}. Modified.
   */
  public void addTo(float[] into, float factor) {
    int width = states.width();
    for (int r = 0; r < states.rows(); r++) {
      Pointwise.addScaled(
          into, 0, states.values(), states.offset() + r * width, factor * scale, width);
    }
  }
}
