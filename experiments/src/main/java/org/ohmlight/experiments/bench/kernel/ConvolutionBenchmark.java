package org.ohmlight.experiments.bench.kernel;

import java.util.concurrent.TimeUnit;
import org.ohmlight.kernel.Convolution;
import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.kernel.Team;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Convolutions: 3x3 with padding on 32 images of 16 x 16, 5x5 without on 64 of 12 x 12. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConvolutionBenchmark {
  /** Channels in, channels out, kernel. */
  @Param({"32-64-3x3", "32-64-5x5"})
  String shape = "32-64-3x3";

  private float[] x = new float[0];
  private float[] y = new float[0];
  private float[] w = new float[0];
  private Convolution convolution = new Convolution(shape(shape), Team.solo());
  private int batch;

  static ConvolutionShape shape(String name) {
    return switch (name) {
      case "32-64-3x3" -> new ConvolutionShape(32, 64, 16, 16, 3, 1);
      case "32-64-5x5" -> new ConvolutionShape(32, 64, 12, 12, 5, 0);
      default -> throw new IllegalArgumentException("No convolution is called " + name);
    };
  }

  private static int batch(String name) {
    return name.endsWith("3x3") ? 32 : 64;
  }

  /** Two floating-point operations a multiply-add. */
  static double operations(String name) {
    ConvolutionShape shape = shape(name);
    return 2.0 * batch(name) * shape.outputPixels() * shape.weights();
  }

  /** Fills the operands. */
  @Setup
  public void fill() {
    ConvolutionShape dimensions = shape(shape);
    batch = batch(shape);
    x = KernelBenchmarks.spread(batch * dimensions.inputSize(), 1f);
    y = KernelBenchmarks.spread(batch * dimensions.outputSize(), 1f);
    w = KernelBenchmarks.spread(dimensions.weights(), 1f);
    convolution = new Convolution(dimensions, Team.solo());
    convolution.take(w);
  }

  /** y = W x. */
  @Benchmark
  public float[] conv() {
    convolution.forward(x, 0, y, 0, batch);
    return y;
  }

  /** x = W^T y. */
  @Benchmark
  public float[] convAdjoint() {
    convolution.adjoint(y, 0, x, 0, batch);
    return x;
  }

  /** The local outer product. */
  @Benchmark
  public float[] convOuterProduct() {
    convolution.outerProduct(y, 0, x, 0, batch, 0f, 1f, w);
    return w;
  }
}
