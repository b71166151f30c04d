package org.ohmlight.learning.settle;

import java.util.stream.IntStream;

/** In which order the layers of a network move within one step. */
public enum Schedule {
  /** All layers at once, each from the states before the step. */
  SYNCHRONOUS("synchronous"),
  /** Layers 1, 3, 5, ... at once, then layers 2, 4, 6, ... from what the odd ones have reached. */
  EVEN_ODD("even-odd"),
  /** Layer after layer from the input to the output. */
  LAYER_SWEEP("layer-sweep");

  private final String label;

  Schedule(String label) {
    this.label = label;
  }

  /** The name a study file uses. */
  public String label() {
    return label;
  }

  /**
   * Groups of layers that move together, in order.
   *
   * @param output index of the output layer
   */
  public int[][] groups(int output) {
    return switch (this) {
      case SYNCHRONOUS -> new int[][] {IntStream.rangeClosed(1, output).toArray()};
      case EVEN_ODD ->
          output == 1 ? new int[][] {{1}} : new int[][] {every(1, output), every(2, output)};
      case LAYER_SWEEP ->
          IntStream.rangeClosed(1, output).mapToObj(k -> new int[] {k}).toArray(int[][]::new);
    };
  }

  private static int[] every(int first, int output) {
    return IntStream.iterate(first, k -> k <= output, k -> k + 2).toArray();
  }
}
