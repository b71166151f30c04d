package org.ohmlight.simulator.optics.coherent;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.ohmlight.device.optical.CalibrationReport;

/**
 * Measures the wavefront over an area patch by patch, each against the one in the middle, and fits
 * Zernike terms and a piston.
 *
 * <p>Four quarter-wave steps on the patch give its phase against the middle's, as in {@link
 * org.ohmlight.device.optical.PhaseCalibration}; what the correction in force already takes off is
 * shown meanwhile, so that what is measured is what is left. Every second patch is fitted, the
 * others judge. Source of the method: Cizmar, Mazilu and Dholakia, Nature Photonics 4, 388 (2010).
 *
 * @param wavefront the correction in force afterwards
 * @param report rms phase that is left, before and after [rad]
 */
record WavefrontCalibration(Wavefront wavefront, CalibrationReport report) {
  private static final int PATCHES_A_SIDE = 11;
  private static final int COUNT = PATCHES_A_SIDE * PATCHES_A_SIDE;

  /** An interferometer of two patches. */
  @FunctionalInterface
  interface Patches {
    /** {@code I_k}, {@code k = 0 ... 3}, of the patch at a place against the middle. */
    double[] intensities(double x, double y);
  }

  static WavefrontCalibration of(Wavefront current, Patches bench) {
    double[] left = new double[COUNT];
    for (int p = 0; p < COUNT; p++) {
      double[] seen = bench.intensities(place(p % PATCHES_A_SIDE), place(p / PATCHES_A_SIDE));
      left[p] = Math.atan2(seen[1] - seen[3], seen[0] - seen[2]);
    }
    unwrap(left);
    double[] fitted = fit(left);
    double[] none = new double[fitted.length];
    CalibrationReport report =
        CalibrationReport.judged("wavefront", rms(left, none), rms(left, fitted), "rad", COUNT / 2);
    return new WavefrontCalibration(report.kept() ? sum(current, fitted) : current, report);
  }

  private static double place(int patch) {
    return (2.0 * patch - (PATCHES_A_SIDE - 1)) / PATCHES_A_SIDE;
  }

  /** Row by row from the middle: neighbours differ by less than half a turn. */
  private static void unwrap(double[] phase) {
    int middle = PATCHES_A_SIDE / 2;
    for (int side = -1; side <= 1; side += 2) {
      for (int r = middle + side; r >= 0 && r < PATCHES_A_SIDE; r += side) {
        follow(phase, r * PATCHES_A_SIDE + middle, (r - side) * PATCHES_A_SIDE + middle);
      }
    }
    for (int r = 0; r < PATCHES_A_SIDE; r++) {
      for (int side = -1; side <= 1; side += 2) {
        for (int c = middle + side; c >= 0 && c < PATCHES_A_SIDE; c += side) {
          follow(phase, r * PATCHES_A_SIDE + c, r * PATCHES_A_SIDE + c - side);
        }
      }
    }
  }

  private static void follow(double[] phase, int at, int neighbour) {
    phase[at] = phase[neighbour] + Math.IEEEremainder(phase[at] - phase[neighbour], 2 * Math.PI);
  }

  /** Coefficients of the terms, then the piston. */
  private static double[] fit(double[] left) {
    int rows = (COUNT + 1) / 2;
    double[][] terms = new double[rows][];
    double[] seen = new double[rows];
    for (int k = 0; k < rows; k++) {
      terms[k] = terms(2 * k);
      seen[k] = left[2 * k];
    }
    return new QRDecomposition(new Array2DRowRealMatrix(terms, false))
        .getSolver()
        .solve(new ArrayRealVector(seen, false))
        .toArray();
  }

  private static double[] terms(int patch) {
    int count = Wavefront.terms();
    double[] values = new double[count + 1];
    for (int k = 0; k < count; k++) {
      values[k] = Wavefront.term(k, place(patch % PATCHES_A_SIDE), place(patch / PATCHES_A_SIDE));
    }
    values[count] = 1;
    return values;
  }

  /** Rms over the patches that judge; a phase that all share is of no effect. */
  private static double rms(double[] left, double[] fitted) {
    double sum = 0;
    double squares = 0;
    int judges = COUNT / 2;
    for (int p = 1; p < COUNT; p += 2) {
      double[] terms = terms(p);
      double rest = left[p];
      for (int k = 0; k < terms.length; k++) {
        rest -= fitted[k] * terms[k];
      }
      sum += rest;
      squares += rest * rest;
    }
    return Math.sqrt(Math.max(0, squares / judges - Math.pow(sum / judges, 2)));
  }

  /**
   * The terms are added; the piston, against the middle, is taken too, so that phases are right.
   */
  private static Wavefront sum(Wavefront current, double[] fitted) {
    double[] sum = new double[Wavefront.terms()];
    for (int k = 0; k < sum.length; k++) {
      sum[k] = fitted[k] + (current.isFlat() ? 0 : current.coefficients()[k]);
    }
    return new Wavefront(sum);
  }
}
