package org.ohmlight.drivers.virtual;

/**
 * What the cells behind a controller do. Values are parts of full scale: weights, inputs and
 * outputs within -1 and 1 times what the converters reach.
 */
public interface TilePhysics {
  /** Number of tiles. */
  int tiles();

  /** Outputs of a tile. */
  int rows();

  /** Inputs of a tile. */
  int columns();

  /** Nominal change of a weight by a pulse near zero. */
  float pulseStep();

  /** Nominal standard deviation of a programmed weight. */
  float programNoise();

  /** Writes a row of weights {@code [columns]}. */
  void program(int tile, int row, float[] weights);

  /** Measures a row of weights {@code [columns]}. {@code into} is modified. */
  void read(int tile, int row, float[] into);

  /** Gives pulses to a row of cells {@code [columns]}; the sign is the direction. */
  void pulse(int tile, int row, byte[] counts);

  /** {@code y = W x}. {@code y [rows]} is modified. */
  void multiply(int tile, float[] x, float[] y);

  /** {@code x = W^T y}. {@code x [columns]} is modified. */
  void multiplyTransposed(int tile, float[] y, float[] x);
}
