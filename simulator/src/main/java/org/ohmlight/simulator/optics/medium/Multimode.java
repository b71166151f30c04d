package org.ohmlight.simulator.optics.medium;

/**
 * A multimode fibre: modes that travel and mix over a length, {@code T = exp(i B L)}.
 *
 * <p>A straight fibre has {@code B = diag(beta)}; bends and other weak perturbations add
 * off-diagonal elements. Between pixels {@code A = M_out T M_in^H}, the columns of {@code M} being
 * the modes' profiles. Source: Plöschner, Tyc and Čižmár, Nature Photonics 9 (2015), supplement.
 * Leaves out loss and polarisation.
 *
 * @param coupling {@code B [modes x modes]} [rad/m], or any unit whose inverse the length is given
 *     in
 */
public record Multimode(ComplexMatrix coupling) {
  private static final int TAYLOR_ORDER = 20;

  public Multimode {
    if (coupling.rows() != coupling.columns()) {
      throw new IllegalArgumentException(
          "The coupling of modes is square, got " + coupling.rows() + " x " + coupling.columns());
    }
  }

  /** A straight fibre. */
  public static Multimode straight(double[] beta) {
    ComplexMatrix diagonal = ComplexMatrix.zeros(beta.length, beta.length);
    for (int i = 0; i < beta.length; i++) {
      diagonal.re()[i * beta.length + i] = beta[i];
    }
    return new Multimode(diagonal);
  }

  /** {@code T = exp(i B L)} in the basis of the modes. */
  public ComplexMatrix over(double length) {
    int n = coupling.rows();
    // The mean phase runs to thousands of radians and is taken out, so that the rest stays small.
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += coupling.re()[i * n + i] / n;
    }
    ComplexMatrix rest = coupling.plus(ComplexMatrix.identity(n).scaled(-mean, 0));
    return exponential(rest.scaled(0, length))
        .scaled(Math.cos(mean * length), Math.sin(mean * length));
  }

  /** The matrix between pixels. */
  public TransmissionMatrix between(ComplexMatrix modesOut, ComplexMatrix modesIn, double length) {
    return new TransmissionMatrix(modesOut.times(over(length)).times(modesIn.adjoint()));
  }

  /** Taylor series of a part so small that it converges at once, squared up again. */
  private static ComplexMatrix exponential(ComplexMatrix matrix) {
    int squarings = Math.max(0, 1 + Math.getExponent(Math.max(matrix.rowNorm(), 1e-300)));
    ComplexMatrix small = matrix.scaled(Math.scalb(1.0, -squarings), 0);
    ComplexMatrix sum = ComplexMatrix.identity(matrix.rows());
    ComplexMatrix term = sum;
    for (int k = 1; k <= TAYLOR_ORDER; k++) {
      term = term.times(small).scaled(1.0 / k, 0);
      sum = sum.plus(term);
    }
    for (int k = 0; k < squarings; k++) {
      sum = sum.times(sum);
    }
    return sum;
  }
}
