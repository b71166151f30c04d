package org.ohmlight.experiments.bench.optics;

import java.util.concurrent.TimeUnit;
import org.ohmlight.simulator.optics.hologram.Feedback;
import org.ohmlight.simulator.optics.hologram.PhaseRetrieval;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A round of the weighted Gerchberg-Saxton loop for 100 spots: two transforms and the weights. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HologramBenchmark {
  /** Side of the hologram. */
  @Param("512")
  String side = "512";

  private PhaseRetrieval loop = loop(32);

  private static PhaseRetrieval loop(int n) {
    double[] target = new double[n * n];
    for (int spot = 0; spot < 100; spot++) {
      int row = n / 4 + spot / 10 * (n / 20);
      target[row * n + n / 4 + spot % 10 * (n / 20)] = 1;
    }
    double[] start = OpticsBenchmarks.spread(n * n);
    return new PhaseRetrieval(n, n, target, n, n, new Feedback.Leonardo(0.8), start);
  }

  /** Has everything compiled. */
  @Setup
  public void warmUp() {
    PhaseRetrieval first = loop(Integer.parseInt(side));
    OpticsBenchmarks.warmUp(first::iterate);
  }

  /** A fresh loop for each iteration, for the weights go on for ever. */
  @Setup(Level.Iteration)
  public void start() {
    loop = loop(Integer.parseInt(side));
  }

  /** One round. */
  @Benchmark
  public PhaseRetrieval wgs() {
    loop.iterate();
    return loop;
  }
}
