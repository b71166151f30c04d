package org.ohmlight.hil.calibration;

/**
 * What stands between vectors and the cells of a tile: drivers of inputs, readers of outputs.
 * Weights, inputs and products are parts of full scale.
 */
public interface Channels {
  /** Number of the tile. */
  int tile();

  /** Whether it multiplies by the transpose as well. */
  boolean transposes();

  /** What the cells hold, measured: {@code W [outputs][inputs]}. */
  double[][] held();

  /**
   * Presents vectors without any correction.
   *
   * @param x wanted inputs {@code [presentations][inputs]} in [-1, 1]; outputs if transposed
   */
  Presented present(double[][] x, boolean transposed);

  /**
   * Vectors and their answers.
   *
   * @param x what was really presented: rounded, and scaled where limits asked for it
   * @param y what came {@code [presentations][outputs]}
   */
  record Presented(double[][] x, double[][] y) {}
}
