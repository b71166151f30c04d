package org.ohmlight.experiments.golden;

/**
 * One kind of golden case: how to recognise it, and how to run it against what Ohmlight computes.
 */
interface GoldenKind {
  /** Name in the report, e.g. {@code dense-hopfield}. */
  String name();

  /** Whether a case is of this kind. */
  boolean claims(GoldenCase golden);

  /**
   * Runs a case, with all sizes and parameters read from it, and asserts its tolerances.
   *
   * @return the worst error found, in the measure of this kind
   */
  double check(GoldenCase golden);
}
