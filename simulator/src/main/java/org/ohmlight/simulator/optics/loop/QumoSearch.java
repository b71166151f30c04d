package org.ohmlight.simulator.optics.loop;

/**
 * The optimum of a small problem by trying every assignment of its binary variables.
 *
 * <p>For each assignment the continuous rest is a box-constrained quadratic problem, solved by
 * coordinate descent, which reaches its optimum where that rest is strictly convex.
 */
public final class QumoSearch {
  private static final int MOST_BINARIES = 22;
  private static final int SWEEPS = 10_000;
  private static final double STILL = 1e-13;

  private QumoSearch() {}

  /** The minimiser. */
  public static double[] minimiser(QumoProblem problem) {
    if (problem.binaries() > MOST_BINARIES) {
      throw new IllegalArgumentException(
          "Exhaustive search takes 2^binaries steps: at most "
              + MOST_BINARIES
              + " binaries, got "
              + problem.binaries());
    }
    double[] best = new double[problem.variables()];
    double lowest = Double.POSITIVE_INFINITY;
    double[] x = new double[problem.variables()];
    for (int code = 0; code < 1 << problem.binaries(); code++) {
      for (int i = 0; i < problem.binaries(); i++) {
        x[i] = code >> i & 1;
      }
      relax(problem, x);
      double value = problem.value(x);
      if (value < lowest) {
        lowest = value;
        best = x.clone();
      }
    }
    return best;
  }

  /** Best continuous part for the binary part that {@code x} has. Modifies {@code x}. */
  static void relax(QumoProblem problem, double[] x) {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      for (int i = problem.binaries(); i < x.length; i++) {
        double slope = problem.linear()[i];
        for (int j = 0; j < x.length; j++) {
          slope += j == i ? 0 : problem.quadratic()[i][j] * x[j];
        }
        double curvature = problem.quadratic()[i][i];
        double next =
            curvature > 0 ? Math.clamp(-slope / curvature, 0.0, 1.0) : slope < 0 ? 1.0 : 0.0;
        moved = Math.max(moved, Math.abs(next - x[i]));
        x[i] = next;
      }
      if (moved < STILL) {
        return;
      }
    }
  }
}
