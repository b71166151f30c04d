package org.ohmlight.experiments.bench.optics;

import java.util.concurrent.TimeUnit;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.simulator.exact.ExactSubstrate;
import org.ohmlight.simulator.optics.bench.BenchNoise;
import org.ohmlight.simulator.optics.bench.SlmSettings;
import org.ohmlight.simulator.optics.bench.SlmSubstrate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A product of a square matrix with a batch: on the bench with all stages on, and exactly. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SlmBenchmark {
  /** Side of the matrix x rows of the batch. */
  @Param({"512x64", "128x32"})
  String shape = "512x64";

  private Batch x = Batch.zeros(1, 1);
  private Batch y = Batch.zeros(1, 1);
  private Coupling bench = exact(1);
  private Coupling counting = exact(1);
  private Coupling exact = exact(1);
  private long tick;

  private static Coupling exact(int side) {
    return new ExactSubstrate(Team.solo()).couple("exact", side, side, 1f);
  }

  static double operations(String shape) {
    int[] sides = sides(shape);
    return 2.0 * sides[0] * sides[0] * sides[1];
  }

  private static int[] sides(String shape) {
    String[] parts = shape.split("x");
    return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
  }

  /** Writes the same matrix everywhere. */
  @Setup
  public void fill() {
    int side = sides(shape)[0];
    int rows = sides(shape)[1];
    SlmSettings all = SlmSettings.standard();
    BenchNoise perPixel = new BenchNoise(true, true, true, true);
    bench = new SlmSubstrate(all, 1, Team.solo()).couple("bench", side, side, 1f);
    counting =
        new SlmSubstrate(all.withNoise(perPixel), 1, Team.solo()).couple("bench", side, side, 1f);
    exact = exact(side);
    float[] weights = floats(side * side);
    bench.program(weights, 1);
    counting.program(weights, 1);
    exact.program(weights, 1);
    x = Batch.of(floats(rows * side), rows, side);
    y = Batch.zeros(rows, side);
    OpticsBenchmarks.warmUp(() -> {
      bench.forward(x, y, ++tick);
      counting.forward(x, y, ++tick);
    });
  }

  private static float[] floats(int count) {
    double[] values = OpticsBenchmarks.spread(count);
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** All stages of the standard bench on. */
  @Benchmark
  public float[] slmMvm() {
    bench.forward(x, y, ++tick);
    return y.values();
  }

  /** The same with photon noise counted pixel by pixel. */
  @Benchmark
  public float[] slmPixelMvm() {
    counting.forward(x, y, ++tick);
    return y.values();
  }

  /** The exact product. */
  @Benchmark
  public float[] exactMvm() {
    exact.forward(x, y, ++tick);
    return y.values();
  }
}
