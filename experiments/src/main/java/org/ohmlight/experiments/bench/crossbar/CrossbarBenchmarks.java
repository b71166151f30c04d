package org.ohmlight.experiments.bench.crossbar;

import java.util.List;
import java.util.Random;
import org.ohmlight.experiments.bench.BenchmarkClass;
import org.ohmlight.experiments.bench.BenchmarkGroup;
import org.ohmlight.kernel.Team;

/** Benchmarks of crossbars: line resistance, reading, pulsed updates. */
public final class CrossbarBenchmarks {
  private CrossbarBenchmarks() {}

  /** The group. */
  public static BenchmarkGroup group() {
    return new BenchmarkGroup(
        "crossbar",
        "line resistance, reads with converters and noise, pulsed updates",
        List.of(
            BenchmarkClass.uncounted(LineBenchmark.class),
            BenchmarkClass.uncounted(ReadBenchmark.class),
            BenchmarkClass.uncounted(PulseBenchmark.class)));
  }

  /** Values spread evenly over {@code [low, high]}, the same every time. */
  static float[] spread(int seed, int count, float low, float high) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = low + (high - low) * random.nextFloat();
    }
    return values;
  }

  /**
   * Threads that share one operation: {@code -Dohmlight.bench.team=2}. (The option {@code
   * --threads} lets each thread do all the work.)
   */
  static Team team() {
    return new Team(Integer.getInteger("ohmlight.bench.team", 1));
  }
}
