package org.ohmlight.experiments.bench.crossbar;

import java.util.concurrent.TimeUnit;
import org.ohmlight.device.resistive.Ageing;
import org.ohmlight.device.resistive.Bounds;
import org.ohmlight.device.resistive.CellBasics;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.ConstantStep;
import org.ohmlight.device.resistive.Faults;
import org.ohmlight.device.resistive.PulseStep;
import org.ohmlight.device.resistive.PulsedCell;
import org.ohmlight.device.resistive.Reset;
import org.ohmlight.device.resistive.SoftBounds;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.crossbar.UpdateMethod;
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
 * A pulsed update of a square array by a batch, with the cells of aihwkit's defaults (step 0.001,
 * bounds 0.6, 30 % spread of everything, from device to device and from pulse to pulse), rate 0.01,
 * inputs within 1 and errors within 0.1: 4.2 million pulses for 512 x 512 and 64 samples.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PulseBenchmark {
  /** Cells and method, side of the array, rows of the batch. */
  @Param({"constant-512x64", "soft-bounds-512x64", "c-ttv2-512x64"})
  String kind = "constant-512x64";

  private static final CellBasics BASICS =
      new CellBasics(
          new PulseStep(0.001, 0.3, false, 0.3, 0.0, 0.01),
          new Bounds(-0.6, 0.6, 0.3, 0.3),
          Faults.NONE,
          Ageing.NONE,
          Reset.ZERO,
          0.0);

  private Team team = CrossbarBenchmarks.team();
  private Batch pre = Batch.zeros(1, 1);
  private Batch post = Batch.zeros(1, 1);
  private Coupling coupling = array(kind, 1);
  private long tick = 1;

  private Coupling array(String asked, int side) {
    PulsedCell cell =
        asked.startsWith("constant") ? new ConstantStep(BASICS) : SoftBounds.of(BASICS);
    CrossbarSettings settings =
        CrossbarSettings.ideal()
            .withCells(new CellSettings.Pulsed(cell, Columns.REFERENCE))
            .withMethod(
                asked.startsWith("c-ttv2")
                    ? UpdateMethod.Transfer.chopped()
                    : new UpdateMethod.Pulses());
    return new CrossbarSubstrate(settings, 1, team).couple("b", side, side, 0.6f);
  }

  /** Makes the array. */
  @Setup
  public void make() {
    team = CrossbarBenchmarks.team();
    String[] sides = kind.substring(kind.lastIndexOf('-') + 1).split("x");
    int side = Integer.parseInt(sides[0]);
    int rows = Integer.parseInt(sides[1]);
    pre = Batch.of(CrossbarBenchmarks.spread(5, side * rows, -1f, 1f), rows, side);
    post = Batch.of(CrossbarBenchmarks.spread(6, side * rows, -0.1f, 0.1f), rows, side);
    coupling = array(kind, side);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    team.close();
  }

  /** One update; forth and back in turn, so that cells stay away from their bounds. */
  @Benchmark
  public Coupling pulse() {
    coupling.update(post, pre, tick % 2 == 0 ? 0.01f : -0.01f, tick);
    tick++;
    return coupling;
  }
}
