package org.ohmlight.simulator.optics.hologram;

/**
 * A complex weight on two phase-only pixels: {@code a exp(i phi) = (exp(i (phi + theta)) + exp(i
 * (phi - theta))) / 2} with {@code theta = acos a}, {@code |a| <= 1}.
 *
 * <p>Pixels of both kinds are laid out as on a chess board over a superpixel of {@code side x
 * side}, so that the wanted light is the zero order of the superpixel and the rest leaves at the
 * grid's own frequency, where a stop takes it. Source: Hsueh and Sawchuk, Appl. Opt. 17 (1978).
 * Leaves out what leaks through the stop.
 *
 * @param side pixels along a side of a superpixel, even
 */
public record DoublePhase(int side) {
  public DoublePhase {
    if (side < 2 || side % 2 != 0) {
      throw new IllegalArgumentException(
          "A superpixel needs an even number of pixels along its side, at least 2, got " + side);
    }
  }

  /**
   * The phase of a pixel of a superpixel [rad].
   *
   * @param row pixel within the superpixel
   * @param column pixel within the superpixel
   * @param amplitude wanted amplitude, -1 to 1; a real weight goes through zero without a jump if
   *     its sign is here and not in the phase
   * @param phase wanted phase [rad]
   */
  public double pixel(int row, int column, double amplitude, double phase) {
    if (!(Math.abs(amplitude) <= 1)) {
      throw new IllegalArgumentException(
          "Two phases of equal light can hold amplitudes from -1 to 1, got " + amplitude);
    }
    double theta = Math.acos(amplitude);
    return (row + column) % 2 == 0 ? phase + theta : phase - theta;
  }

  /**
   * The phase mask {@code [rows side x columns side]} of a complex matrix [rad].
   *
   * @param re real parts {@code [rows x columns]}
   * @param im imaginary parts
   */
  public double[] mask(double[] re, double[] im, int rows, int columns) {
    double[] mask = new double[rows * side * columns * side];
    for (int i = 0; i < rows * side; i++) {
      for (int j = 0; j < columns * side; j++) {
        int at = i / side * columns + j / side;
        double amplitude = Math.hypot(re[at], im[at]);
        double phase = Math.atan2(im[at], re[at]);
        mask[i * columns * side + j] = pixel(i % side, j % side, amplitude, phase);
      }
    }
    return mask;
  }
}
