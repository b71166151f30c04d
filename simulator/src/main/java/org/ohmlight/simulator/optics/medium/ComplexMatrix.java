package org.ohmlight.simulator.optics.medium;

import java.util.Arrays;

/**
 * A dense complex matrix in double precision, split and row-major: element {@code (r, c)} is {@code
 * re[r * columns + c] + i im[r * columns + c]}. The arrays are shared, not copied.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param re real parts
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent") // compared by maxDifference, never by equals
public record ComplexMatrix(int rows, int columns, double[] re, double[] im) {
  public ComplexMatrix {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "A matrix needs at least one row and column, got " + rows + " x " + columns);
    }
    if (re.length != (long) rows * columns || im.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "A matrix of "
              + rows
              + " x "
              + columns
              + " needs "
              + (long) rows * columns
              + " values, got "
              + re.length
              + " and "
              + im.length);
    }
  }

  public static ComplexMatrix zeros(int rows, int columns) {
    return new ComplexMatrix(rows, columns, new double[rows * columns], new double[rows * columns]);
  }

  public static ComplexMatrix identity(int size) {
    ComplexMatrix matrix = zeros(size, size);
    for (int i = 0; i < size; i++) {
      matrix.re[i * size + i] = 1;
    }
    return matrix;
  }

  /** A real matrix. The values are shared. */
  public static ComplexMatrix real(int rows, int columns, double[] values) {
    return new ComplexMatrix(rows, columns, values, new double[values.length]);
  }

  public ComplexMatrix copy() {
    return new ComplexMatrix(rows, columns, re.clone(), im.clone());
  }

  /** The product {@code this * right}. */
  public ComplexMatrix times(ComplexMatrix right) {
    if (columns != right.rows) {
      throw new IllegalArgumentException(
          "Cannot multiply "
              + rows
              + " x "
              + columns
              + " by "
              + right.rows
              + " x "
              + right.columns);
    }
    ComplexMatrix out = zeros(rows, right.columns);
    int n = right.columns;
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        double a = re[r * columns + k];
        double b = im[r * columns + k];
        for (int c = 0; c < n; c++) {
          double x = right.re[k * n + c];
          double y = right.im[k * n + c];
          out.re[r * n + c] += a * x - b * y;
          out.im[r * n + c] += a * y + b * x;
        }
      }
    }
    return out;
  }

  /** The transpose, not conjugated: the same linear optics with the light running backwards. */
  public ComplexMatrix transpose() {
    ComplexMatrix out = zeros(columns, rows);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        out.re[c * rows + r] = re[r * columns + c];
        out.im[c * rows + r] = im[r * columns + c];
      }
    }
    return out;
  }

  /** The conjugate transpose. */
  public ComplexMatrix adjoint() {
    ComplexMatrix out = transpose();
    for (int i = 0; i < out.im.length; i++) {
      out.im[i] = -out.im[i];
    }
    return out;
  }

  /** {@code (re + i im) this}. */
  public ComplexMatrix scaled(double scaleRe, double scaleIm) {
    ComplexMatrix out = zeros(rows, columns);
    for (int i = 0; i < re.length; i++) {
      out.re[i] = re[i] * scaleRe - im[i] * scaleIm;
      out.im[i] = re[i] * scaleIm + im[i] * scaleRe;
    }
    return out;
  }

  /** {@code this + other}. */
  public ComplexMatrix plus(ComplexMatrix other) {
    ComplexMatrix out = copy();
    for (int i = 0; i < re.length; i++) {
      out.re[i] += other.re[i];
      out.im[i] += other.im[i];
    }
    return out;
  }

  /** Largest sum of magnitudes along a row: the norm that bounds all others' growth. */
  public double rowNorm() {
    double largest = 0;
    for (int r = 0; r < rows; r++) {
      double sum = 0;
      for (int c = 0; c < columns; c++) {
        sum += Math.hypot(re[r * columns + c], im[r * columns + c]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /** Largest magnitude of a difference of elements. */
  public double maxDifference(ComplexMatrix other) {
    if (rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException("Matrices of different shapes have no difference");
    }
    double worst = 0;
    for (int i = 0; i < re.length; i++) {
      worst = Math.max(worst, Math.hypot(re[i] - other.re[i], im[i] - other.im[i]));
    }
    return worst;
  }

  @Override
  public String toString() {
    return "ComplexMatrix[" + rows + " x " + columns + ", " + Arrays.hashCode(re) + "]";
  }
}
