package org.ohmlight.simulator.optics.hologram;

import org.ohmlight.simulator.optics.fourier.Fourier2;

/**
 * Finds the phases of a modulator that make spots of given complex amplitudes, by letting all the
 * rest of the far field be what it likes.
 *
 * <p>A loop of Gerchberg and Saxton that resets the far field at the spots only, to {@code
 * sqrt(efficiency)} of the light: what phase-only pixels cannot hold goes elsewhere, and the spots
 * become as exact as one has patience for. With less efficiency it converges faster. Source:
 * Pasienski and DeMarco, Opt. Express 16 (2008), with a mixing parameter of 1.
 */
public final class ComplexSpots {
  private final int side;
  private final int[] spots;
  private final double efficiency;
  private final Fourier2 fourier;

  /**
   * A loop for spots on fixed places.
   *
   * @param side pixels along a side of the modulator and of its far field
   * @param spots places {@code row * side + column}, zero order at {@code (side / 2, side / 2)}
   * @param efficiency part of the light that goes into the spots together
   */
  public ComplexSpots(int side, int[] spots, double efficiency) {
    if (!(efficiency > 0 && efficiency < 1)) {
      throw new IllegalArgumentException(
          "The spots can have a part of the light between 0 and 1, got " + efficiency);
    }
    this.side = side;
    this.spots = new int[spots.length];
    this.efficiency = efficiency;
    this.fourier = new Fourier2(side, side);
    for (int s = 0; s < spots.length; s++) {
      if (spots[s] < 0 || spots[s] >= side * side) {
        throw new IllegalArgumentException(
            "Spot " + spots[s] + " lies outside a far field of " + side + " x " + side);
      }
      int row = Math.floorMod(spots[s] / side - side / 2, side);
      int column = Math.floorMod(spots[s] % side - side / 2, side);
      this.spots[s] = row * side + column;
    }
  }

  /**
   * The phases {@code [side x side]} that make the spots [rad], in the order of a centred
   * modulator.
   *
   * @param re wanted real parts, of any scale, not all zero with {@code im}
   * @param im wanted imaginary parts
   * @param rounds rounds of the loop
   */
  public double[] mask(double[] re, double[] im, int rounds) {
    double sum = 0;
    for (int s = 0; s < spots.length; s++) {
      sum += re[s] * re[s] + im[s] * im[s];
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("The spots are dark everywhere: want light somewhere");
    }
    double scale = Math.sqrt(efficiency / sum);
    double[] farRe = new double[side * side];
    double[] farIm = new double[side * side];
    for (int round = 0; round < rounds; round++) {
      for (int s = 0; s < spots.length; s++) {
        farRe[spots[s]] = scale * re[s];
        farIm[spots[s]] = scale * im[s];
      }
      fourier.inverse(farRe, farIm, 0);
      toPhasors(farRe, farIm);
      if (round < rounds - 1) {
        fourier.forward(farRe, farIm, 0);
      }
    }
    return centred(farRe, farIm);
  }

  /** Pixels of equal amplitude, such that the far field carries a power of 1. */
  private void toPhasors(double[] re, double[] im) {
    double amplitude = 1.0 / (side * side);
    for (int i = 0; i < re.length; i++) {
      double size = Math.sqrt(re[i] * re[i] + im[i] * im[i]);
      re[i] = size == 0 ? amplitude : amplitude * re[i] / size;
      im[i] = size == 0 ? 0 : amplitude * im[i] / size;
    }
  }

  private double[] centred(double[] re, double[] im) {
    double[] phase = new double[re.length];
    for (int r = 0; r < side; r++) {
      for (int c = 0; c < side; c++) {
        int at = (r + side / 2) % side * side + (c + side / 2) % side;
        phase[r * side + c] = Math.atan2(im[at], re[at]);
      }
    }
    return phase;
  }

  /**
   * The fields at the spots of a modulator of unit amplitude and power: real parts, then imaginary.
   *
   * @param phase the phases that the pixels make {@code [side x side]} [rad]
   * @param background real field added to each pixel, in units of the pixel's amplitude
   */
  public double[][] spots(double[] phase, double background) {
    double[] re = new double[side * side];
    double[] im = new double[side * side];
    double amplitude = 1.0 / (side * side);
    for (int r = 0; r < side; r++) {
      for (int c = 0; c < side; c++) {
        int at = (r + side / 2) % side * side + (c + side / 2) % side;
        re[at] = amplitude * (Math.cos(phase[r * side + c]) + background);
        im[at] = amplitude * Math.sin(phase[r * side + c]);
      }
    }
    fourier.forward(re, im, 0);
    double[][] fields = new double[2][spots.length];
    for (int s = 0; s < spots.length; s++) {
      fields[0][s] = re[spots[s]];
      fields[1][s] = im[spots[s]];
    }
    return fields;
  }
}
