package org.ohmlight.learning.settle;

/**
 * How a network settles.
 *
 * @param schedule which layers move together
 * @param solver how they move
 */
public record Settling(Schedule schedule, Solver solver) {
  /** Even-odd with undamped steps: exact block coordinate descent in a symmetric network. */
  public static final Settling EVEN_ODD = new Settling(Schedule.EVEN_ODD, new Solver.Picard(1f));

  public Settling {
    if (schedule == Schedule.RANDOM_EVENTS && accelerates(solver)) {
      throw new IllegalArgumentException(
          "Random events are a different map at every step, which "
              + solver.getClass().getSimpleName()
              + " cannot learn from; use picard, mirror-descent or forward-euler, or another"
              + " schedule");
    }
  }

  private static boolean accelerates(Solver solver) {
    return switch (solver) {
      case Solver.Picard _, Solver.MirrorDescent _, Solver.ForwardEuler _ -> false;
      case Solver.Anderson _, Solver.Broyden _, Solver.AdaptiveOde _ -> true;
    };
  }
}
