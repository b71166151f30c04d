package org.ohmlight.experiments.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.ohmlight.kernel.WeightPanels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Packing a matrix of 784 x 512 weights for multiplication. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PanelsBenchmark {
  private final float[] matrix = KernelBenchmarks.spread(784 * 512, 1f);
  private final WeightPanels panels = new WeightPanels(784, 512);

  /** As it lies. */
  @Benchmark
  public WeightPanels pack784x512() {
    panels.pack(matrix);
    return panels;
  }

  /** Transposed. */
  @Benchmark
  public WeightPanels packTransposed784x512() {
    panels.packTransposed(matrix);
    return panels;
  }
}
