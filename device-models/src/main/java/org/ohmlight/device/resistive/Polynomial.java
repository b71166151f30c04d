package org.ohmlight.device.resistive;

import java.util.Arrays;
import org.ohmlight.kernel.Fused;

/** {@code c0 + c1 x + c2 x^2 + ...} */
record Polynomial(double... coefficients) {
  double at(double x) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = Fused.fma(sum, x, coefficients[k]);
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial p && Arrays.equals(coefficients, p.coefficients);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(coefficients);
  }

  @Override
  public String toString() {
    return Arrays.toString(coefficients);
  }
}
