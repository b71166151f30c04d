package org.ohmlight.physical;

/**
 * What pulls on the output layer while a network settles.
 *
 * <p>The cost is the squared error {@code C(s, y) = |s - y|^2 / 2}, whose force on the output is
 * {@code -(s - y)}.
 */
public sealed interface Nudge {
  /** Nothing: the free phase. */
  record None() implements Nudge {}

  /**
   * The cost enters the energy with weight {@code beta}: the output feels {@code -beta (s - y)}.
   *
   * @param target {@code y [rows, outputs]}
   * @param beta nudging strength, dimensionless, of either sign
   */
  record Force(Batch target, float beta) implements Nudge {}

  /**
   * Dyads: {@code s+} feels {@code -(beta / 2)(s+ - y)} and {@code s-} feels {@code +(beta / 2)(s-
   * - y)}.
   *
   * @param target {@code y [rows, outputs]}
   * @param beta nudging strength, dimensionless, positive
   */
  record Dyadic(Batch target, float beta) implements Nudge {}

  /**
   * The output is held at given states, whatever drives it: it does not move, and the others settle
   * around it.
   *
   * @param output states of the output {@code [rows, outputs]}
   */
  record Held(Batch output) implements Nudge {}

  /** The free phase. */
  Nudge FREE = new None();
}
