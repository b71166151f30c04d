package org.ohmlight.learning.loop;

import org.ohmlight.learning.settle.Solver;

/**
 * The step of a solver by itself, without any acceleration. Accelerated solvers choose where the
 * map of the schedule is asked next; the map is an undamped step.
 *
 * @param size {@code alpha}
 * @param inDrives whether {@code a += alpha (D - a), s = f(a)}, or {@code s += alpha (f(D) - s)}
 */
record PlainStep(float size, boolean inDrives) {
  static PlainStep of(Solver solver) {
    return switch (solver) {
      case Solver.Picard(float alpha) -> new PlainStep(alpha, alpha == 1f);
      case Solver.MirrorDescent(float alpha) -> new PlainStep(alpha, true);
      case Solver.ForwardEuler(float time) -> new PlainStep(time, true);
      case Solver.Anderson _, Solver.Broyden _, Solver.AdaptiveOde _ -> new PlainStep(1f, true);
    };
  }
}
