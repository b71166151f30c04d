package org.ohmlight.learning.network;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkState;

/**
 * One rail of a block of samples.
 *
 * @param states activations {@code s_k [rows, size]} by layer
 * @param drives pre-activations {@code a_k [rows, size]} by layer
 * @param asked where the drive {@code D_k} of a layer is computed: a place of its own, or that of
 *     the pre-activation where a step makes {@code a = D} and nobody asks what it was before
 */
record Rail(Batch[] states, Batch[] drives, Batch[] asked) {
  /**
   * A rail over some rows of a state.
   *
   * @param minus which rail of a dyad
   * @param own places of their own for the drives of each layer
   * @param apart which layers need them
   */
  static Rail of(
      NetworkState state, boolean minus, int first, int rows, Batch[] own, boolean[] apart) {
    int layers = state.layers();
    Rail rail = new Rail(new Batch[layers], new Batch[layers], new Batch[layers]);
    for (int k = 1; k < layers; k++) {
      rail.states[k] = (minus ? state.minus(k) : state.plus(k)).window(first, rows);
      rail.drives[k] = (minus ? state.minusDrive(k) : state.plusDrive(k)).window(first, rows);
      rail.asked[k] = apart[k] ? own[k] : rail.drives[k];
    }
    return rail;
  }
}
