package org.ohmlight.experiments.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.ohmlight.kernel.Gemm;
import org.ohmlight.kernel.WeightPanels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A product of A [rows x depth] with packed B [depth x width]. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GemmBenchmark {
  /** Rows x depth x width, or the side of a cube. */
  @Param({"512", "64x784x512", "64x512x10", "64x10x512", "1x784x512"})
  String shape = "512";

  private float[] a = new float[0];
  private float[] c = new float[0];
  private WeightPanels b = new WeightPanels(0, 0);
  private int rows;

  /** Two floating-point operations a multiply-add. */
  static double operations(String shape) {
    int[] sides = sides(shape);
    return 2.0 * sides[0] * sides[1] * sides[2];
  }

  static int[] sides(String shape) {
    String[] parts = shape.split("x");
    int[] sides = new int[3];
    for (int i = 0; i < 3; i++) {
      sides[i] = Integer.parseInt(parts[Math.min(i, parts.length - 1)]);
    }
    return sides;
  }

  /** Fills the operands. */
  @Setup
  public void fill() {
    int[] sides = sides(shape);
    rows = sides[0];
    a = KernelBenchmarks.spread(sides[0] * sides[1], 1f);
    b = new WeightPanels(sides[1], sides[2]);
    b.pack(KernelBenchmarks.spread(sides[1] * sides[2], 1f));
    c = new float[sides[0] * sides[2]];
  }

  /** C = A B. */
  @Benchmark
  public float[] gemm() {
    Gemm.multiply(a, 0, rows, b, c, 0);
    return c;
  }
}
