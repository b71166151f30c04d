package org.ohmlight.simulator.optics.coherent;

import org.ohmlight.physical.RandomStream;
import org.ohmlight.simulator.optics.propagation.Zernike;

/**
 * A smooth wavefront over an area: Zernike terms on the circle about its square.
 *
 * @param coefficients of Noll's terms 4, 5, ... [rad]
 */
record Wavefront(double[] coefficients) {
  private static final int FIRST = 4;
  private static final int TERMS = 8;

  /** No aberration. */
  static final Wavefront FLAT = new Wavefront(new double[0]);

  /** Random terms 4 to 11 of equal weight: {@code rms} over the circle, on average. */
  static Wavefront random(double rms, RandomStream stream) {
    if (rms == 0) {
      return FLAT;
    }
    float[] normals = new float[TERMS];
    stream.normals(normals, 0, TERMS, 0);
    double[] terms = new double[TERMS];
    for (int k = 0; k < TERMS; k++) {
      terms[k] = rms * normals[k] / Math.sqrt(TERMS);
    }
    return new Wavefront(terms);
  }

  static int terms() {
    return TERMS;
  }

  boolean isFlat() {
    return coefficients.length == 0;
  }

  /** Phase at a place of the square {@code [-1, 1]^2} [rad]. */
  double at(double x, double y) {
    double sum = 0;
    for (int k = 0; k < coefficients.length; k++) {
      sum += coefficients[k] * term(k, x, y);
    }
    return sum;
  }

  /** Value of a term there; the square lies inside the circle. */
  static double term(int k, double x, double y) {
    return new Zernike(FIRST + k).at(x / Math.sqrt(2), y / Math.sqrt(2));
  }
}
