package org.ohmlight.simulator.optics.mesh;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * {@code W = U S V^T} with square orthogonal {@code U [outputs x outputs]} and {@code V^T [inputs x
 * inputs]}, row-major, and {@code min(outputs, inputs)} values in falling order.
 */
@SuppressWarnings("ArrayRecordComponent") // three buffers on their way to a chip; never compared
record SingularValues(double[] output, double[] values, double[] inputTransposed) {
  static SingularValues of(float[] matrix, int outputs, int inputs) {
    double[][] rows = new double[outputs][inputs];
    for (int r = 0; r < outputs; r++) {
      for (int c = 0; c < inputs; c++) {
        rows[r][c] = matrix[r * inputs + c];
      }
    }
    SingularValueDecomposition parts =
        new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false));
    if (parts.getNorm() == 0) {
      return new SingularValues(
          identity(outputs), new double[Math.min(outputs, inputs)], identity(inputs));
    }
    return new SingularValues(
        flat(completed(parts.getU())),
        parts.getSingularValues(),
        flat(completed(parts.getV()).transpose()));
  }

  double largest() {
    return values[0];
  }

  /** Adds columns to orthonormal columns until the matrix is square. */
  private static RealMatrix completed(RealMatrix columns) {
    if (columns.isSquare()) {
      return columns;
    }
    RealMatrix all = new QRDecomposition(columns).getQ();
    all.setSubMatrix(columns.getData(), 0, 0);
    return all;
  }

  private static double[] flat(RealMatrix matrix) {
    double[] values = new double[matrix.getRowDimension() * matrix.getColumnDimension()];
    for (int r = 0; r < matrix.getRowDimension(); r++) {
      System.arraycopy(
          matrix.getRow(r),
          0,
          values,
          r * matrix.getColumnDimension(),
          matrix.getColumnDimension());
    }
    return values;
  }

  private static double[] identity(int size) {
    double[] values = new double[size * size];
    for (int i = 0; i < size; i++) {
      values[i * size + i] = 1;
    }
    return values;
  }
}
