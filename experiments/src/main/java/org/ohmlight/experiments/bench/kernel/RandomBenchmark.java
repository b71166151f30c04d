package org.ohmlight.experiments.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.ohmlight.kernel.Normals;
import org.ohmlight.kernel.Philox;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counter-based random numbers, time for one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RandomBenchmark {
  private static final int COUNT = 64 * 512;

  private final float[] numbers = new float[COUNT];
  private long step;

  /** Standard normal numbers. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public float[] normals() {
    Normals.fill(numbers, 0, COUNT, 1, step++, 0);
    return numbers;
  }

  /** Uniform numbers. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public float[] uniforms() {
    Philox.uniforms(numbers, 0, COUNT, 1, step++, 0);
    return numbers;
  }
}
