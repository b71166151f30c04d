package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionTest {
  private static final int PAD = 5;

  @ParameterizedTest(
      name = "{0} -> {1} on {2} x {3}, kernel {4}, padding {5}, stride {6}, batch {7}")
  @CsvSource({
    "1,1,1,1,1,0,1,1",
    "3,5,7,9,3,1,1,5",
    "2,8,16,16,5,2,1,3",
    "4,3,4,4,3,1,1,40",
    "1,7,8,8,5,0,1,3",
    "8,6,17,20,3,1,1,2",
    "2,3,9,11,3,1,2,3",
    "2,3,8,8,3,1,2,30",
    "2,3,5,5,1,0,1,3",
    "2,3,5,5,1,2,1,3",
    "2,3,7,5,3,2,3,3",
    "3,17,2,2,3,1,1,70"
  })
  void agreesWithTheDefinition(
      int in, int out, int rows, int columns, int kernel, int padding, int stride, int batch) {
    ConvolutionShape shape = new ConvolutionShape(in, out, rows, columns, kernel, padding, stride);
    float[] w = RandomArrays.spread(shape.weights(), 1f, 1);
    float[] x = RandomArrays.spread(PAD + batch * shape.inputSize(), 1f, 2);
    float[] post = RandomArrays.spread(PAD + batch * shape.outputSize(), 1f, 3);
    Naive naive = new Naive(shape, w, x, post, batch);
    for (int threads = 1; threads <= 3; threads += 2) {
      try (Team team = new Team(threads)) {
        Convolution convolution = new Convolution(shape, team);
        convolution.take(w);
        float[] y = new float[post.length];
        float[] back = new float[x.length];
        float[] moved = RandomArrays.spread(w.length, 1f, 4);
        double[] expected = new double[w.length];
        for (int i = 0; i < w.length; i++) {
          expected[i] = 0.9 * moved[i] + 0.1 * naive.gradient[i];
        }

        convolution.forward(x, PAD, y, PAD, batch);
        convolution.adjoint(post, PAD, back, PAD, batch);
        convolution.outerProduct(post, PAD, x, PAD, batch, 0.1f, 0.9f, moved);

        assertClose(y, PAD, naive.forward, 3e-6 * Math.sqrt(shape.patch()));
        assertClose(back, PAD, naive.adjoint, 3e-6 * Math.sqrt(shape.patch()));
        assertClose(moved, 0, expected, 3e-6 * Math.sqrt(batch * shape.outputPixels()));
      }
    }
  }

  private static void assertClose(float[] actual, int offset, double[] expected, double tolerance) {
    assertThat(actual.length).isEqualTo(offset + expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[offset + i]).isCloseTo(expected[i], within(tolerance));
    }
  }

  /** The definition, in double precision. */
  private static final class Naive {
    final double[] forward;
    final double[] adjoint;
    final double[] gradient;

    Naive(ConvolutionShape s, float[] w, float[] x, float[] post, int batch) {
      forward = new double[batch * s.outputSize()];
      adjoint = new double[batch * s.inputSize()];
      gradient = new double[w.length];
      for (int b = 0; b < batch; b++) {
        for (int o = 0; o < s.outputChannels(); o++) {
          for (int pixel = 0; pixel < s.outputPixels(); pixel++) {
            addPatch(s, w, x, post, b, o, pixel);
          }
        }
      }
    }

    private void addPatch(
        ConvolutionShape s, float[] w, float[] x, float[] post, int b, int o, int pixel) {
      int at = (b * s.outputChannels() + o) * s.outputPixels() + pixel;
      for (int tap = 0; tap < s.patch(); tap++) {
        int j = tap % s.kernel();
        int i = tap / s.kernel() % s.kernel();
        int c = tap / s.kernel() / s.kernel();
        int row = pixel / s.outputColumns() * s.stride() + i - s.padding();
        int column = pixel % s.outputColumns() * s.stride() + j - s.padding();
        if (row >= 0 && row < s.rows() && column >= 0 && column < s.columns()) {
          int from = ((b * s.inputChannels() + c) * s.rows() + row) * s.columns() + column;
          int weight = o * s.patch() + tap;
          forward[at] += (double) w[weight] * x[PAD + from];
          adjoint[from] += (double) w[weight] * post[PAD + at];
          gradient[weight] += (double) post[PAD + at] * x[PAD + from];
        }
      }
    }
  }

  @ParameterizedTest(name = "kernel {0}, padding {1}, stride {2}, seed 5")
  @CsvSource({"3,1,1", "5,2,1", "5,0,1", "3,1,2"})
  void theAdjointIsTheAdjoint(int kernel, int padding, int stride) {
    ConvolutionShape shape = new ConvolutionShape(3, 8, 12, 10, kernel, padding, stride);
    int batch = 4;
    float[] x = RandomArrays.spread(batch * shape.inputSize(), 1f, 5);
    float[] y = RandomArrays.spread(batch * shape.outputSize(), 1f, 6);
    float[] wx = new float[y.length];
    float[] wy = new float[x.length];
    Convolution convolution = new Convolution(shape, Team.solo());
    convolution.take(RandomArrays.spread(shape.weights(), 1f, 7));
    convolution.forward(x, 0, wx, 0, batch);
    convolution.adjoint(y, 0, wy, 0, batch);
    double ahead = dot(wx, y);
    assertThat(ahead).isCloseTo(dot(x, wy), within(1e-5 * Math.sqrt(dot(wx, wx) * dot(y, y))));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Test
  void theBitsDoNotDependOnThreadsOrOnTheSplitOfABatch() {
    ConvolutionShape shape = new ConvolutionShape(5, 13, 6, 7, 3, 1);
    int batch = 21;
    float[] w = RandomArrays.spread(shape.weights(), 1f, 8);
    float[] x = RandomArrays.spread(batch * shape.inputSize(), 1f, 9);
    float[] y = RandomArrays.spread(batch * shape.outputSize(), 1f, 10);
    float[][] whole = run(shape, w, x, y, batch, 1, batch);
    assertThat(run(shape, w, x, y, batch, 4, batch)).isDeepEqualTo(whole);
    float[][] single = run(shape, w, x, y, batch, 1, 1);
    assertThat(single[0]).isEqualTo(whole[0]);
    assertThat(single[1]).isEqualTo(whole[1]);
  }

  private static float[][] run(
      ConvolutionShape shape, float[] w, float[] x, float[] y, int batch, int threads, int step) {
    float[][] results = {new float[y.length], new float[x.length], w.clone()};
    try (Team team = new Team(threads)) {
      Convolution convolution = new Convolution(shape, team);
      convolution.take(w);
      for (int b = 0; b < batch; b += step) {
        int from = b * shape.inputSize();
        int to = b * shape.outputSize();
        convolution.forward(x, from, results[0], to, step);
        convolution.adjoint(y, to, results[1], from, step);
      }
      convolution.outerProduct(y, 0, x, 0, batch, 1f, 1f, results[2]);
    }
    return results;
  }

  @Test
  void convolvingDoesNotAllocate() {
    ConvolutionShape shape = new ConvolutionShape(4, 12, 8, 8, 3, 1);
    float[] w = RandomArrays.spread(shape.weights(), 1f, 11);
    float[] x = RandomArrays.spread(6 * shape.inputSize(), 1f, 12);
    float[] y = RandomArrays.spread(6 * shape.outputSize(), 1f, 13);
    Convolution convolution = new Convolution(shape, Team.solo());
    convolution.take(w);
    Allocation.assertNone("forward", () -> convolution.forward(x, 0, y, 0, 6));
    Allocation.assertNone("adjoint", () -> convolution.adjoint(y, 0, x, 0, 6));
    Allocation.assertNone(
        "outerProduct", () -> convolution.outerProduct(y, 0, x, 0, 6, .1f, 1f, w));
  }

  @Test
  void anImpossibleShapeIsRefused() {
    assertThatThrownBy(() -> new ConvolutionShape(1, 1, 3, 9, 5, 0))
        .hasMessageContaining("does not fit");
    assertThatThrownBy(() -> new ConvolutionShape(0, 1, 3, 9, 3, 0))
        .hasMessageContaining("at least one channel");
    assertThatThrownBy(() -> new ConvolutionShape(1, 1, 3, 9, 3, -1))
        .hasMessageContaining("padding");
  }
}
