package org.ohmlight.learning.rule;

import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Sums;
import org.ohmlight.physical.Batch;

/**
 * Part of the estimated gradient of a layer's bias: {@code dC/db += scale sum_b states_b}, summed
 * over the pixels of each channel.
 *
 * @param layer which layer
 * @param states {@code [rows, size]}
 * @param scale factor, with the mean over the batch and the nudging strength in it
 */
public record BiasTerm(int layer, Batch states, float scale) {
  /**
   * {@code into += factor scale sum_b states_b}, sample after sample.
   *
   * @param into {@code [channels]}. Modified.
   */
  public void addTo(float[] into, float factor) {
    int width = states.width();
    int pixels = width / into.length;
    for (int r = 0; r < states.rows(); r++) {
      int row = states.offset() + r * width;
      if (pixels == 1) {
        Pointwise.addScaled(into, 0, states.values(), row, factor * scale, width);
      } else {
        addImage(into, row, pixels, factor * scale);
      }
    }
  }

  private void addImage(float[] into, int row, int pixels, float factor) {
    for (int c = 0; c < into.length; c++) {
      into[c] += factor * Sums.plain(states.values(), row + c * pixels, pixels);
    }
  }
}
