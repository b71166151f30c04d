package org.ohmlight.simulator.circuit;

/** A symmetric positive definite matrix that is summed up entry by entry and then solved with. */
interface SymmetricMatrix {
  /** Makes all entries zero. */
  void clear();

  /** Adds to entry (row, column) and, off the diagonal, to its mirror image. */
  void add(int row, int column, double value);

  /**
   * Solves; the entries are used up.
   *
   * @param right right-hand side on entry, solution on return. Modified.
   * @return whether the matrix is positive definite; if not, {@code right} is of no use
   */
  boolean solve(double[] right);
}
