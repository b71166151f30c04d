package org.ohmlight.experiments.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.ohmlight.kernel.Pointwise;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Element-wise passes over 64 x 512 states. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PointwiseBenchmark {
  private static final int COUNT = 64 * 512;

  private final float[] a = KernelBenchmarks.spread(COUNT, 8f);
  private final float[] s = new float[COUNT];

  /** Sigmoid and the largest change. */
  @Benchmark
  public float sigmoid() {
    return Pointwise.sigmoid(s, 0, a, 0, COUNT);
  }

  /** Hyperbolic tangent and the largest change. */
  @Benchmark
  public float tanh() {
    return Pointwise.tanh(s, 0, a, 0, COUNT);
  }

  /** Hard sigmoid and the largest change. */
  @Benchmark
  public float clamp() {
    return Pointwise.clamp(s, 0, a, 0, 0f, 1f, COUNT);
  }

  /** A damped step. */
  @Benchmark
  public float[] relax() {
    Pointwise.relax(s, 0, a, 0, 0.5f, COUNT);
    return s;
  }

  /** A quantiser of 8 bits. */
  @Benchmark
  public int quantize() {
    return Pointwise.quantize(s, 0, COUNT, 1f / 128, 1f);
  }
}
