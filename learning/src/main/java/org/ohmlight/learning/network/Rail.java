package org.ohmlight.learning.network;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkState;

/**
 * One rail of a block of samples: the activations and pre-activations of each layer.
 *
 * @param states {@code s_k [rows, size]} by layer
 * @param drives {@code a_k [rows, size]} by layer
 */
record Rail(Batch[] states, Batch[] drives) {
  static Rail plus(NetworkState state, int first, int rows) {
    Rail rail = new Rail(new Batch[state.layers()], new Batch[state.layers()]);
    for (int k = 1; k < state.layers(); k++) {
      rail.states[k] = state.plus(k).window(first, rows);
      rail.drives[k] = state.plusDrive(k).window(first, rows);
    }
    return rail;
  }

  static Rail minus(NetworkState state, int first, int rows) {
    Rail rail = new Rail(new Batch[state.layers()], new Batch[state.layers()]);
    for (int k = 1; k < state.layers(); k++) {
      rail.states[k] = state.minus(k).window(first, rows);
      rail.drives[k] = state.minusDrive(k).window(first, rows);
    }
    return rail;
  }
}
