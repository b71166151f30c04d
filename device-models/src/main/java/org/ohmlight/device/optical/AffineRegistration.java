package org.ohmlight.device.optical;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Finds where modulator pixels land on the camera: the least-squares affine map through pairs of
 * points.
 *
 * <p>Every second pair is fitted, the others judge: the new map is kept only where its rms error on
 * them is smaller than that of the map in force.
 *
 * @param alignment the map in force afterwards
 * @param report rms errors before and after [camera pixels]
 */
public record AffineRegistration(Alignment alignment, CalibrationReport report) {
  private static final int FEWEST_PAIRS = 8;

  /**
   * Registers.
   *
   * @param current the map in force
   * @param from modulator points {@code [pairs][2]}
   * @param to where they were seen {@code [pairs][2]} [camera pixels]
   */
  public static AffineRegistration of(Alignment current, double[][] from, double[][] to) {
    if (from.length != to.length || from.length < FEWEST_PAIRS) {
      throw new IllegalArgumentException(
          "A registration needs at least "
              + FEWEST_PAIRS
              + " pairs of points, got "
              + from.length
              + " and "
              + to.length);
    }
    double before = rms(current, from, to);
    Alignment fitted = fit(from, to);
    CalibrationReport report =
        CalibrationReport.judged(
            "registration", before, rms(fitted, from, to), "camera pixels", from.length);
    return new AffineRegistration(report.kept() ? fitted : current, report);
  }

  private static Alignment fit(double[][] from, double[][] to) {
    int fitted = (from.length + 1) / 2;
    double[][] inputs = new double[fitted][];
    double[][] outputs = new double[fitted][];
    for (int k = 0; k < fitted; k++) {
      inputs[k] = new double[] {from[2 * k][0], from[2 * k][1], 1};
      outputs[k] = to[2 * k];
    }
    try {
      RealMatrix map =
          new QRDecomposition(new Array2DRowRealMatrix(inputs, false), 1e-12)
              .getSolver()
              .solve(new Array2DRowRealMatrix(outputs, false));
      return new Alignment(
          map.getEntry(0, 0),
          map.getEntry(1, 0),
          map.getEntry(0, 1),
          map.getEntry(1, 1),
          map.getEntry(2, 0),
          map.getEntry(2, 1));
    } catch (SingularMatrixException e) {
      throw new IllegalArgumentException(
          "The points of a registration lie on a line; spread them over the modulator", e);
    }
  }

  /** Root mean square distance over the pairs that judge. */
  private static double rms(Alignment alignment, double[][] from, double[][] to) {
    double sum = 0;
    int judged = from.length / 2;
    for (int k = 0; k < judged; k++) {
      double[] seen = to[2 * k + 1];
      double[] expected = alignment.map(from[2 * k + 1][0], from[2 * k + 1][1]);
      sum += Math.pow(seen[0] - expected[0], 2) + Math.pow(seen[1] - expected[1], 2);
    }
    return Math.sqrt(sum / judged);
  }
}
