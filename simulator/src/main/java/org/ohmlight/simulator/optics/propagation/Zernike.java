package org.ohmlight.simulator.optics.propagation;

/**
 * A Zernike polynomial on the unit disk, numbered by Noll and of root mean square 1.
 *
 * <p>{@code Z_j = sqrt(n + 1) R_n^0(rho)} for {@code m = 0}, else {@code sqrt(2 (n + 1))
 * R_n^m(rho)} times {@code cos(m theta)} for even {@code j}, {@code sin(m theta)} for odd; zero
 * outside the disk. Source: Noll, J. Opt. Soc. Am. 66, 207 (1976).
 *
 * @param noll j, from 1
 */
public record Zernike(int noll) {
  public Zernike {
    if (noll < 1 || noll > 1000) {
      throw new IllegalArgumentException("Noll's index runs from 1 to 1000, got " + noll);
    }
  }

  /** Radial order {@code n}. */
  public int radialOrder() {
    int n = 0;
    while ((n + 1) * (n + 2) / 2 < noll) {
      n++;
    }
    return n;
  }

  /** Azimuthal order {@code m}, not negative. */
  public int azimuthalOrder() {
    int n = radialOrder();
    int rank = noll - n * (n + 1) / 2 - 1;
    return n % 2 == 0 ? 2 * ((rank + 1) / 2) : 2 * (rank / 2) + 1;
  }

  /** The value at a point of the plane in units of the radius of the disk. */
  public double at(double x, double y) {
    double rho = Math.sqrt(x * x + y * y);
    if (rho > 1) {
      return 0;
    }
    int n = radialOrder();
    int m = azimuthalOrder();
    double radial = radial(n, m, rho);
    if (m == 0) {
      return Math.sqrt(n + 1) * radial;
    }
    double angle = m * Math.atan2(y, x);
    double turn = noll % 2 == 0 ? Math.cos(angle) : Math.sin(angle);
    return Math.sqrt(2 * (n + 1)) * radial * turn;
  }

  /** {@code R_n^m = sum_s (-1)^s (n - s)! / (s! ((n+m)/2 - s)! ((n-m)/2 - s)!) rho^(n - 2 s)}. */
  private static double radial(int n, int m, double rho) {
    double sum = 0;
    for (int s = (n - m) / 2; s >= 0; s--) {
      double term = s % 2 == 0 ? 1 : -1;
      term *= binomial(n - s, s) * binomial(n - 2 * s, (n - m) / 2 - s);
      sum += term * Math.pow(rho, n - 2 * s);
    }
    return sum;
  }

  private static double binomial(int n, int k) {
    double value = 1;
    for (int i = 1; i <= k; i++) {
      value = value * (n - k + i) / i;
    }
    return Math.rint(value);
  }

  /** Values at the centres of {@code count x count} pixels of the square about the disk. */
  public double[] onPixels(int count) {
    double[] values = new double[count * count];
    for (int r = 0; r < count; r++) {
      for (int c = 0; c < count; c++) {
        double x = (2.0 * c - (count - 1)) / count;
        double y = (2.0 * r - (count - 1)) / count;
        values[r * count + c] = at(x, y);
      }
    }
    return values;
  }
}
