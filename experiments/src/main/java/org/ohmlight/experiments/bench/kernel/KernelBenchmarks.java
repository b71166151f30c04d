package org.ohmlight.experiments.bench.kernel;

import java.util.List;
import java.util.Random;
import org.ohmlight.experiments.bench.BenchmarkClass;
import org.ohmlight.experiments.bench.BenchmarkGroup;

/** The benchmarks of {@code org.ohmlight.kernel} and the machine's own peak beside them. */
public final class KernelBenchmarks {
  private KernelBenchmarks() {}

  /** The group. */
  public static BenchmarkGroup group() {
    return new BenchmarkGroup(
        "kernel",
        "matrix products, convolutions, element-wise passes, random numbers",
        List.of(
            BenchmarkClass.counted(PeakBenchmark.class, none -> PeakBenchmark.OPERATIONS),
            BenchmarkClass.counted(GemmBenchmark.class, GemmBenchmark::operations),
            BenchmarkClass.counted(OuterProductBenchmark.class, GemmBenchmark::operations),
            BenchmarkClass.counted(ConvolutionBenchmark.class, ConvolutionBenchmark::operations),
            BenchmarkClass.moving(MemoryBenchmark.class, none -> MemoryBenchmark.BYTES),
            BenchmarkClass.uncounted(PanelsBenchmark.class),
            BenchmarkClass.uncounted(PointwiseBenchmark.class),
            BenchmarkClass.uncounted(RandomBenchmark.class)));
  }

  /** Values spread over {@code [-size, size]}, the same every time. */
  static float[] spread(int count, float size) {
    Random random = new Random(count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = size * (2f * random.nextFloat() - 1f);
    }
    return values;
  }
}
