package org.ohmlight.physical;

/**
 * A directed edge between two layers.
 *
 * @param from layer whose states are multiplied
 * @param to layer that is driven
 */
public record EdgeId(int from, int to) {
  @Override
  public String toString() {
    return from + "->" + to;
  }
}
