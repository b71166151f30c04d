package org.ohmlight.simulator.crossbar.line;

import org.ohmlight.kernel.Team;

/**
 * A crossbar with resistive wires whose cells do not obey Ohm's law.
 *
 * <p>Newton's method: each cell is replaced by its tangent {@code i = i(v0) + i'(v0) (v - v0)}, a
 * conductance beside a current source, and the linear circuit is solved exactly. The circuit's
 * co-content is strictly convex, so that there is one operating point. It ends when no cell's
 * voltage differs from where it was linearised by more than the tolerance times the largest
 * voltage.
 */
public final class NonlinearSolver {
  private final Conductances cells;
  private final CellLaw law;
  private final WireSettings wires;
  private final SolveLimits limits;
  private final Team team;

  /** Newton's method to 1e-12 in at most 200 steps, on one thread. */
  public static NonlinearSolver of(Conductances cells, CellLaw law, WireSettings wires) {
    return new NonlinearSolver(cells, law, wires, new SolveLimits(1e-12, 200), Team.solo());
  }

  /**
   * Describes the crossbar.
   *
   * @param cells conductances at zero bias
   * @param limits when Newton's method ends; linear solves inside are exact
   */
  public NonlinearSolver(
      Conductances cells, CellLaw law, WireSettings wires, SolveLimits limits, Team team) {
    this.cells = cells;
    this.law = law;
    this.wires = wires;
    this.limits = limits;
    this.team = team;
  }

  /** Drives the word lines with {@code volts [words]} and senses the bit lines at 0 V. */
  public LineSolution read(double[] volts) {
    return drive(volts, new double[cells.bits()]);
  }

  /** Drives the bit lines with {@code volts [bits]} and senses the word lines at 0 V. */
  public LineSolution readTransposed(double[] volts) {
    return drive(new double[cells.words()], volts);
  }

  /** Holds the terminals of all lines at given voltages. */
  public LineSolution drive(double[] wordVolts, double[] bitVolts) {
    double[] tangent = new double[cells.siemens().length];
    LineSolution solution = null;
    double change = Double.NaN;
    for (int step = 1; step <= limits.steps(); step++) {
      LineSolver linear = new LineSolver(slopes(tangent), wires, SolveLimits.EXACT, team);
      solution =
          linear.drive(wordVolts, bitVolts, sources(tangent), solution).withCells(law, cells);
      change = relinearise(solution, tangent);
      if (change <= limits.tolerance()) {
        return solution.after(new Convergence(step, change));
      }
    }
    throw new SolveFailure(limits.steps(), change, limits);
  }

  private Conductances slopes(double[] tangent) {
    double[] slopes = new double[tangent.length];
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] = law.slope(cells.siemens()[k], tangent[k]);
    }
    return new Conductances(cells.words(), cells.bits(), slopes);
  }

  /** Currents of the tangents at 0 V; a shorted cell has none. */
  private double[] sources(double[] tangent) {
    double[] sources = new double[tangent.length];
    for (int k = 0; k < sources.length; k++) {
      double siemens = cells.siemens()[k];
      if (siemens < Double.POSITIVE_INFINITY) {
        sources[k] = law.amps(siemens, tangent[k]) - law.slope(siemens, tangent[k]) * tangent[k];
      }
    }
    return sources;
  }

  /** Moves the tangents; returns how far they were from the solution, relative to its voltages. */
  private double relinearise(LineSolution solution, double[] tangent) {
    double[] word = solution.wordNodeVolts();
    double[] bit = solution.bitNodeVolts();
    double farthest = 0;
    double largest = 0;
    for (int k = 0; k < tangent.length; k++) {
      double volts = word[k] - bit[k];
      farthest = Math.max(farthest, Math.abs(volts - tangent[k]));
      largest = Math.max(largest, Math.max(Math.abs(word[k]), Math.abs(bit[k])));
      tangent[k] = law.limited(tangent[k], volts);
    }
    return farthest == 0 ? 0 : farthest / largest;
  }
}
