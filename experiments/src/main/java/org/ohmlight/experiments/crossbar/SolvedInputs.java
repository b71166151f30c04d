package org.ohmlight.experiments.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ohmlight.experiments.plot.Axis;
import org.ohmlight.experiments.plot.Plot;
import org.ohmlight.simulator.crossbar.line.Conductances;
import org.ohmlight.simulator.crossbar.line.LineSolution;
import org.ohmlight.simulator.crossbar.line.LineSolver;
import org.ohmlight.simulator.crossbar.line.NonlinearSolver;
import org.ohmlight.simulator.crossbar.line.Power;
import org.ohmlight.simulator.crossbar.line.WireSettings;

/**
 * One crossbar's output currents for several inputs.
 *
 * @param amps {@code [inputs x bits]}
 * @param idealAmps the same with wires and terminals of zero ohm
 * @param powers where the power of each input goes
 * @param steps largest number of steps of a solve
 * @param residual largest residual of a solve
 */
@SuppressWarnings("ArrayRecordComponent")
record SolvedInputs(
    double[] amps, double[] idealAmps, List<Power> powers, int steps, double residual) {
  private static final int MOST_CURVES = 2;

  /** Solves for voltages {@code [inputs x words]}. */
  static SolvedInputs of(
      Conductances cells, WireSettings wires, CellLawChoice law, double[] volts, int inputs) {
    int words = cells.words();
    int bits = cells.bits();
    double[] amps = new double[inputs * bits];
    double[] ideal = new double[inputs * bits];
    List<Power> powers = new ArrayList<>();
    int steps = 0;
    double residual = 0;
    Solver solver = solver(cells, wires, law);
    for (int input = 0; input < inputs; input++) {
      double[] one = Arrays.copyOfRange(volts, input * words, (input + 1) * words);
      LineSolution solution = solver.read(one);
      System.arraycopy(solution.bitAmps(), 0, amps, input * bits, bits);
      for (int cell = 0; cell < words * bits; cell++) {
        ideal[input * bits + cell % bits] +=
            law.law().amps(cells.siemens()[cell], one[cell / bits]);
      }
      powers.add(solution.power());
      steps = Math.max(steps, solution.convergence().steps());
      residual = Math.max(residual, solution.convergence().residual());
    }
    return new SolvedInputs(amps, ideal, powers, steps, residual);
  }

  private interface Solver {
    LineSolution read(double[] volts);
  }

  private static Solver solver(Conductances cells, WireSettings wires, CellLawChoice law) {
    return law.linear()
        ? LineSolver.of(cells, wires)::read
        : NonlinearSolver.of(cells, law.law(), wires)::read;
  }

  int inputs() {
    return powers.size();
  }

  int bits() {
    return amps.length / inputs();
  }

  double[][] rows() {
    double[][] rows = new double[inputs()][];
    for (int input = 0; input < rows.length; input++) {
      rows[input] = Arrays.copyOfRange(amps, input * bits(), (input + 1) * bits());
    }
    return rows;
  }

  /** Mean of what the wires change a current by, relative to the mean ideal current. */
  double meanChange() {
    double ideal = 0;
    double change = 0;
    for (int k = 0; k < amps.length; k++) {
      if (Double.isFinite(idealAmps[k])) {
        ideal += Math.abs(idealAmps[k]);
        change += Math.abs(idealAmps[k] - amps[k]);
      }
    }
    return ideal == 0 ? 0 : change / ideal;
  }

  /** Largest of what the wires change a current by, relative to the largest ideal current. */
  double largestChange() {
    double ideal = 0;
    double change = 0;
    for (int k = 0; k < amps.length; k++) {
      // A shorted cell has no ideal current.
      if (Double.isFinite(idealAmps[k])) {
        ideal = Math.max(ideal, Math.abs(idealAmps[k]));
        change = Math.max(change, Math.abs(idealAmps[k] - amps[k]));
      }
    }
    return ideal == 0 ? 0 : change / ideal;
  }

  Plot plot() {
    List<Plot.Series> series = new ArrayList<>();
    for (int input = 0; input < Math.min(MOST_CURVES, inputs()); input++) {
      String name = inputs() == 1 ? "" : " of input " + (input + 1);
      series.add(curve("currents" + name, amps, input, Plot.Mark.LINE_AND_DOTS));
      series.add(curve("ideal wires" + name, idealAmps, input, Plot.Mark.DASHED));
    }
    return new Plot.Lines(
        "Output currents of the crossbar",
        Axis.linear("bit line"),
        Axis.linear("current [uA]"),
        series);
  }

  private Plot.Series curve(String name, double[] values, int input, Plot.Mark mark) {
    double[] micro = Arrays.copyOfRange(values, input * bits(), (input + 1) * bits());
    for (int k = 0; k < micro.length; k++) {
      micro[k] = Double.isFinite(micro[k]) ? 1e6 * micro[k] : Double.NaN;
    }
    return Plot.Series.counted(name, micro, mark);
  }
}
