package org.ohmlight.physical;

/**
 * One layer of neurons.
 *
 * @param shape how its neurons lie
 * @param activation how a neuron answers its drive
 */
public record LayerDescription(LayerShape shape, Activation activation) {
  /** A layer of neurons without a place. */
  public LayerDescription(int size, Activation activation) {
    this(LayerShape.flat(size), activation);
  }

  /** Number of neurons. */
  public int size() {
    return shape.size();
  }
}
