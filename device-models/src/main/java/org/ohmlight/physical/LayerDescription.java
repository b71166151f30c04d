package org.ohmlight.physical;

/**
 * One layer of neurons.
 *
 * @param size number of neurons
 * @param activation how a neuron answers its drive
 */
public record LayerDescription(int size, Activation activation) {
  public LayerDescription {
    if (size < 1) {
      throw new IllegalArgumentException("A layer needs at least one neuron, got " + size);
    }
  }
}
