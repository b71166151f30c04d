package org.ohmlight.simulator.optics.coherent;

/** Writes a matrix on an area of a modulator. */
interface WeightWriter {
  /** Pixels of the area along its rows. */
  int pixelRows();

  /** Pixels of the area along its columns. */
  int pixelColumns();

  /**
   * Writes a matrix and works out what the light makes of it.
   *
   * @param target {@code [outputs x inputs]}. Not modified.
   * @param area pixels that are written
   * @param made what the area multiplies by, in weight units. Modified.
   * @return what a field of one input beam, at its fullest, stands for in weight units
   */
  double write(float[] target, PixelArea area, float[] made);
}
