package org.ohmlight.experiments.bench.crossbar;

import java.util.concurrent.TimeUnit;
import org.ohmlight.device.converter.AdcRange;
import org.ohmlight.device.converter.AdcSettings;
import org.ohmlight.device.converter.DacSettings;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.PhaseChangeCell;
import org.ohmlight.device.resistive.Temperature;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.simulator.crossbar.BoundManagement;
import org.ohmlight.simulator.crossbar.CellSettings;
import org.ohmlight.simulator.crossbar.ConductanceRange;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.crossbar.DriftCompensation;
import org.ohmlight.simulator.crossbar.NoiseManagement;
import org.ohmlight.simulator.crossbar.ReadNoise;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reads a square array with a batch: DAC, product, noise, ADC. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadBenchmark {
  /** Side of the array and rows of the batch. */
  @Param("512x64")
  String shape = "512x64";

  private Team team = CrossbarBenchmarks.team();
  private Rows forward = new Rows(CrossbarSettings.ideal(), 1, 1);
  private Rows pcm = new Rows(CrossbarSettings.ideal(), 1, 1);

  /** A programmed coupling and its operands. */
  private static final class Rows {
    private final Coupling coupling;
    private final Batch x;
    private final Batch y;
    private long tick = 2;

    Rows(CrossbarSettings settings, int side, int rows) {
      coupling = new CrossbarSubstrate(settings, 1, Team.solo()).couple("b", side, side, 1f);
      coupling.program(CrossbarBenchmarks.spread(3, side * side, -1f, 1f), 1);
      x = Batch.of(CrossbarBenchmarks.spread(4, side * rows, -1f, 1f), rows, side);
      y = Batch.zeros(rows, side);
    }

    /** Reads the batch in as many windows as there are threads, as a settling network does. */
    float[] read(Team team) {
      long now = tick++;
      team.windows(
          x.rows(),
          (first, count) -> coupling.forward(x.window(first, count), y.window(first, count), now));
      return y.values();
    }
  }

  /** Programs the arrays. */
  @Setup
  public void program() {
    team = CrossbarBenchmarks.team();
    String[] sides = shape.split("x");
    int side = Integer.parseInt(sides[0]);
    int rows = Integer.parseInt(sides[1]);
    CrossbarSettings converted =
        CrossbarSettings.ideal()
            .withDac(DacSettings.ofBits(7, 1.0))
            .withAdc(AdcSettings.ofBits(9, new AdcRange.Deviations(4.0)))
            .withManagement(NoiseManagement.ABS_MAX, BoundManagement.NONE);
    forward = new Rows(converted.withReadNoise(new ReadNoise(0.0, 0.0, 0.06)), side, rows);
    pcm =
        new Rows(
            converted
                .withConductances(new ConductanceRange(0.0, 25e-6))
                .withCells(
                    new CellSettings.Programmed(
                        PhaseChangeCell.pcm(),
                        Columns.ONE_SIDED,
                        3600.0,
                        DriftCompensation.NONE,
                        Temperature.UNCHANGED)),
            side,
            rows);
  }

  /** Ends the threads. */
  @TearDown
  public void close() {
    team.close();
  }

  /** 7-bit DAC, 9-bit ADC, noise of each column. */
  @Benchmark
  public float[] forward() {
    return forward.read(team);
  }

  /** The same with phase-change cells whose read noise differs from cell to cell. */
  @Benchmark
  public float[] pcmRead() {
    return pcm.read(team);
  }
}
