package org.ohmlight.experiments.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.ohmlight.kernel.OuterProduct;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The local outer product of a batch, the copies it makes included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OuterProductBenchmark {
  /** Rows of the batch x outputs x inputs. */
  @Param({"64x512x784", "64x10x512"})
  String shape = "64x10x512";

  private float[] post = new float[0];
  private float[] pre = new float[0];
  private float[] w = new float[0];
  private OuterProduct product = new OuterProduct(1, 1);
  private int rows;
  private int outputs;

  /** Fills the operands. */
  @Setup
  public void fill() {
    int[] sides = GemmBenchmark.sides(shape);
    rows = sides[0];
    outputs = sides[1];
    post = KernelBenchmarks.spread(rows * outputs, 1f);
    pre = KernelBenchmarks.spread(rows * sides[2], 1f);
    w = new float[outputs * sides[2]];
    product = new OuterProduct(outputs, sides[2]);
  }

  /** W += 0.1 post^T pre. */
  @Benchmark
  public float[] outerProduct() {
    product.take(post, 0, pre, 0, rows);
    product.addTo(w, 0.1f, 0.9f, 0, outputs);
    return w;
  }
}
