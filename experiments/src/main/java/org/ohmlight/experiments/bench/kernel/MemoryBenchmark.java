package org.ohmlight.experiments.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.ohmlight.kernel.Pointwise;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The other roof: {@code y += a x} over arrays far larger than any cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MemoryBenchmark {
  private static final int VALUES = 1 << 25;

  /** x and y are read, y is written. */
  static final double BYTES = 3.0 * Float.BYTES * VALUES;

  private final float[] x = new float[VALUES];
  private final float[] y = new float[VALUES];

  /** One pass over a quarter of a gigabyte. */
  @Benchmark
  public float[] memoryPass() {
    Pointwise.addScaled(y, 0, x, 0, 0.5f, VALUES);
    return y;
  }
}
