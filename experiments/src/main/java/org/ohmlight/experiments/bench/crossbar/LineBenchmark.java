package org.ohmlight.experiments.bench.crossbar;

import java.util.concurrent.TimeUnit;
import org.ohmlight.kernel.Team;
import org.ohmlight.simulator.crossbar.line.Conductances;
import org.ohmlight.simulator.crossbar.line.LineSolution;
import org.ohmlight.simulator.crossbar.line.LineSolver;
import org.ohmlight.simulator.crossbar.line.SolveLimits;
import org.ohmlight.simulator.crossbar.line.WireSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Factors and solves a square crossbar for one input, to 1e-12: cells of 1 to 100 kilohm, wires of
 * 1 ohm a segment.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LineBenchmark {
  /** Word lines, and as many bit lines. */
  @Param({"256", "1024"})
  int side = 256;

  private Team team = CrossbarBenchmarks.team();
  private Conductances cells = new Conductances(1, 1, new double[1]);
  private double[] volts = new double[0];

  /** Makes cells and input. */
  @Setup
  public void fill() {
    team = CrossbarBenchmarks.team();
    double[] siemens = new double[side * side];
    float[] logs = CrossbarBenchmarks.spread(1, siemens.length, 3f, 5f);
    for (int k = 0; k < siemens.length; k++) {
      siemens[k] = Math.pow(10.0, -logs[k]);
    }
    cells = new Conductances(side, side, siemens);
    volts = new double[side];
    float[] values = CrossbarBenchmarks.spread(2, side, 0f, 1f);
    for (int k = 0; k < side; k++) {
      volts[k] = values[k];
    }
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    team.close();
  }

  /** Factors and one solve. */
  @Benchmark
  public LineSolution lineResistance() {
    return new LineSolver(cells, WireSettings.of(1.0, 1.0), SolveLimits.EXACT, team).read(volts);
  }
}
