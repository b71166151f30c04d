package org.ohmlight.experiments.bench.optics;

import java.util.List;
import java.util.Random;
import org.ohmlight.experiments.bench.BenchmarkClass;
import org.ohmlight.experiments.bench.BenchmarkGroup;

/** The benchmarks of the optical simulators, and what they are to be compared with. */
public final class OpticsBenchmarks {
  private static final long WARM_UP_NANOS = 5_000_000_000L;

  private OpticsBenchmarks() {}

  /** The group. */
  public static BenchmarkGroup group() {
    return new BenchmarkGroup(
        "optics",
        "SLM bench beside the exact product, transforms, propagation, holograms",
        List.of(
            BenchmarkClass.counted(SlmBenchmark.class, SlmBenchmark::operations),
            BenchmarkClass.counted(FourierBenchmark.class, FourierBenchmark::operations),
            BenchmarkClass.uncounted(PropagationBenchmark.class),
            BenchmarkClass.uncounted(HologramBenchmark.class)));
  }

  /** Passes of vectors take longer to be compiled than a brief warm-up lasts: five seconds here. */
  static void warmUp(Runnable work) {
    long until = System.nanoTime() + WARM_UP_NANOS;
    while (System.nanoTime() < until) {
      work.run();
    }
  }

  /** Values spread over {@code [-1, 1]}, the same every time. */
  static double[] spread(int count) {
    Random random = new Random(count);
    return random.doubles(count, -1, 1).toArray();
  }
}
