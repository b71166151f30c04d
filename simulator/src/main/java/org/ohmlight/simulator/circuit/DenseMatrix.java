package org.ohmlight.simulator.circuit;

import java.util.Arrays;
import org.ohmlight.kernel.Fused;

/** All entries held, solved by Cholesky's factorisation: for up to some hundred nodes. */
final class DenseMatrix implements SymmetricMatrix {
  private final int size;
  private final double[] lower;

  DenseMatrix(int size) {
    this.size = size;
    this.lower = new double[size * size];
  }

  @Override
  public void clear() {
    Arrays.fill(lower, 0);
  }

  @Override
  public void add(int row, int column, double value) {
    lower[Math.max(row, column) * size + Math.min(row, column)] += value;
  }

  @Override
  public boolean solve(double[] right) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = lower[i * size + j] - dot(i, j);
        if (j < i) {
          lower[i * size + j] = rest / lower[j * size + j];
        } else if (rest > 0) {
          lower[i * size + i] = Math.sqrt(rest);
        } else {
          return false;
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        right[i] -= lower[i * size + j] * right[j];
      }
      right[i] /= lower[i * size + i];
    }
    for (int i = size - 1; i >= 0; i--) {
      right[i] /= lower[i * size + i];
      for (int j = 0; j < i; j++) {
        right[j] -= lower[i * size + j] * right[i];
      }
    }
    return true;
  }

  private double dot(int i, int j) {
    double sum = 0;
    for (int k = 0; k < j; k++) {
      sum = Fused.fma(lower[i * size + k], lower[j * size + k], sum);
    }
    return sum;
  }
}
