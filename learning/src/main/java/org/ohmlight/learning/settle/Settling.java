package org.ohmlight.learning.settle;

/**
 * How a network settles.
 *
 * @param schedule which layers move together
 * @param solver how a layer moves
 */
public record Settling(Schedule schedule, Solver solver) {
  /** Even-odd with undamped steps: exact block coordinate descent in a symmetric network. */
  public static final Settling EVEN_ODD = new Settling(Schedule.EVEN_ODD, new Solver.Picard(1f));
}
