package org.ohmlight.simulator.optics.coherent;

import org.ohmlight.physical.RandomStream;

/**
 * Noise of a field that is read by interference with a reference beam on two detectors.
 *
 * <p>With {@code N} photons for a field of 1, a reference of {@code r} times that field and the two
 * counts {@code n+- = N |r +- y|^2 / 2}, the reading {@code (n+ - n-) / (2 N r)} has the variance
 * {@code (1 + y^2 / r^2) / (4 N) + s^2 / (2 N^2 r^2)}, {@code s} being the read noise of a detector
 * in electrons. For a strong reference this is the vacuum's {@code 1 / (4 N)}. Source: Hamerly et
 * al., Phys. Rev. X 9 (2019). Counts are taken as Gaussian, as they are for many photons; a quantum
 * efficiency is part of {@code N}.
 *
 * @param photons N; infinite for no noise at all
 * @param reference r
 * @param readElectrons s
 */
public record Homodyne(double photons, double reference, double readElectrons) {
  public Homodyne {
    if (!(photons > 0 && reference > 0 && readElectrons >= 0)) {
      throw new IllegalArgumentException(
          "Homodyne reading needs photons, a reference and a read noise of 0 or more, got "
              + photons
              + ", "
              + reference
              + " and "
              + readElectrons);
    }
  }

  /** Variance of a reading of {@code y}, in units of the field of {@code photons}. */
  public double variance(double y) {
    double shot = (1 + y * y / (reference * reference)) / (4 * photons);
    double read = readElectrons / (photons * reference);
    return shot + read * read / 2;
  }

  /**
   * Adds noise to rows of readings.
   *
   * @param unit what a field of 1 stands for
   * @param stream of this stage at this tick; row {@code r} draws from its own part of it
   */
  public void read(
      float[] values,
      int offset,
      int rows,
      int width,
      double unit,
      int firstRow,
      RandomStream stream) {
    if (photons == Double.POSITIVE_INFINITY) {
      return;
    }
    int stride = (width + 3) / 4 * 4;
    float[] normals = new float[stride];
    for (int r = 0; r < rows; r++) {
      stream.normals(normals, 0, stride, (long) (firstRow + r) * stride);
      for (int c = 0; c < width; c++) {
        int at = offset + r * width + c;
        double sd = unit * Math.sqrt(variance(values[at] / unit));
        values[at] += (float) (sd * normals[c]);
      }
    }
  }
}
