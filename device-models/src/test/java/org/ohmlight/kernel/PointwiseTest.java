package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointwiseTest {
  private static final int WIDTH = 13;

  /** A pass over {@code count} values of out, x and y, all from {@code offset} on. */
  private interface Pass {
    float run(float[] out, float[] x, float[] y, int offset, int count);
  }

  private static Map<String, Pass> passes() {
    Map<String, Pass> passes = new LinkedHashMap<>();
    passes.put("sum", (o, x, y, at, n) -> done(() -> Pointwise.sum(o, at, x, at, y, at, n)));
    passes.put(
        "difference", (o, x, y, at, n) -> done(() -> Pointwise.difference(o, at, x, at, y, at, n)));
    passes.put("mean", (o, x, y, at, n) -> done(() -> Pointwise.mean(o, at, x, at, y, at, n)));
    passes.put(
        "product", (o, x, y, at, n) -> done(() -> Pointwise.product(o, at, x, at, y, at, n)));
    passes.put(
        "addProduct", (o, x, y, at, n) -> done(() -> Pointwise.addProduct(o, at, x, at, y, at, n)));
    passes.put("square", (o, x, y, at, n) -> done(() -> Pointwise.square(o, at, x, at, n)));
    passes.put("squareRoot", (o, x, y, at, n) -> done(() -> Pointwise.squareRoot(o, at, x, at, n)));
    passes.put("scale", (o, x, y, at, n) -> done(() -> Pointwise.scale(o, at, x, at, 0.3f, n)));
    passes.put(
        "addScaled", (o, x, y, at, n) -> done(() -> Pointwise.addScaled(o, at, x, at, 0.3f, n)));
    passes.put("flushTiny", (o, x, y, at, n) -> done(() -> Pointwise.flushTiny(o, at, n, 0.5f)));
    passes.put("relax", (o, x, y, at, n) -> done(() -> Pointwise.relax(o, at, x, at, 0.7f, n)));
    passes.put(
        "nudge", (o, x, y, at, n) -> done(() -> Pointwise.nudge(o, at, x, at, y, at, 0.4f, n)));
    passes.put("clamp", (o, x, y, at, n) -> Pointwise.clamp(o, at, x, at, -0.5f, 1f, n));
    passes.put("sigmoid", (o, x, y, at, n) -> Pointwise.sigmoid(o, at, x, at, n));
    passes.put("tanh", (o, x, y, at, n) -> Pointwise.tanh(o, at, x, at, n));
    passes.put("inside", (o, x, y, at, n) -> done(() -> Slopes.inside(o, at, x, at, -0.5f, 1f, n)));
    passes.put("ofSigmoid", (o, x, y, at, n) -> done(() -> Slopes.ofSigmoid(o, at, n)));
    passes.put("ofTanh", (o, x, y, at, n) -> done(() -> Slopes.ofTanh(o, at, n)));
    passes.put("maxAbs", (o, x, y, at, n) -> Pointwise.maxAbs(x, at, n));
    passes.put("quantize", (o, x, y, at, n) -> Pointwise.quantize(o, at, n, 0.11f, 2f));
    passes.put("stochastic", (o, x, y, at, n) -> Quantizers.stochastic(o, at, y, at, n, 0.11f, 2f));
    return passes;
  }

  private static float done(Runnable pass) {
    pass.run();
    return 0f;
  }

  /** One value at a time goes through the scalar loop, the block through the vectors. */
  @ParameterizedTest(name = "{0} values, seed 1 to 3")
  @ValueSource(ints = {1, 7, 8, 9, 23, 64, 101})
  void vectorsAgreeWithTheScalarLoopBitForBit(int count) {
    passes()
        .forEach((name, pass) -> {
          float[] block = RandomArrays.spread(count + 6, 3f, 1);
          float[] x = RandomArrays.spread(count + 6, 3f, 2);
          float[] y = RandomArrays.spread(count + 6, 3f, 3);
          x[3] = -0f;
          float[] single = block.clone();
          pass.run(block, x, y, 3, count);
          for (int i = 0; i < count; i++) {
            pass.run(single, x, y, 3 + i, 1);
          }
          for (int i = 0; i < block.length; i++) {
            assertThat(Float.floatToRawIntBits(block[i]))
                .as(name + " " + i)
                .isEqualTo(Float.floatToRawIntBits(single[i]));
          }
        });
  }

  @Test
  void noPassAllocates() {
    float[] out = RandomArrays.spread(1000, 1f, 4);
    float[] x = RandomArrays.spread(1000, 1f, 5);
    float[] y = RandomArrays.spread(1000, 1f, 6);
    passes()
        .forEach((name, pass) -> Allocation.assertNone(name, () -> pass.run(out, x, y, 3, 997)));
    Allocation.assertNone("addBias", () -> Pointwise.addBias(out, 0, x, 0, y, 50, 20));
    Allocation.assertNone("column scale", () -> ColumnPasses.scale(out, 0, y, 50, 20));
    Allocation.assertNone("column noise", () -> ColumnPasses.addScaled(out, 0, x, 0, y, 50, 20));
  }

  @Test
  void sigmoidAndTanhAreExactToSinglePrecision() {
    int count = 4000;
    float[] s = new float[count];
    float[] t = new float[count];
    for (double size = 1e-6; size < 1e3; size *= 1.7) {
      float[] a = RandomArrays.spread(count, (float) size, 7);
      Pointwise.sigmoid(s, 0, a, 0, count);
      Pointwise.tanh(t, 0, a, 0, count);
      for (int i = 0; i < count; i++) {
        assertThat((double) s[i]).isCloseTo(1.0 / (1.0 + Math.exp(-a[i])), within(2e-7));
        double tanh = Math.tanh(a[i]);
        assertThat((double) t[i]).isCloseTo(tanh, within(2e-7 * Math.max(Math.abs(tanh), 1e-30)));
      }
    }
  }

  @Test
  void sigmoidAndTanhHaveTheirLimits() {
    float infinity = Float.POSITIVE_INFINITY;
    float[] a = {infinity, -infinity, 1e30f, -1e30f, 0f, -0f, Float.MIN_VALUE, Float.NaN};
    float[] s = new float[8];
    Pointwise.sigmoid(s, 0, a, 0, 8);
    assertThat(s)
        .containsExactly(new float[] {1, 0, 1, 0, .5f, .5f, .5f, Float.NaN}, within(1e-37f));
    Pointwise.tanh(s, 0, a, 0, 8);
    assertThat(s).containsExactly(1, -1, 1, -1, 0, -0f, Float.MIN_VALUE, Float.NaN);
  }

  @Test
  void theChangeIsTheLargestOne() {
    for (int count : new int[] {5, 8, 30}) {
      for (int place = 0; place < count; place++) {
        float[] s = new float[count];
        float[] a = new float[count];
        a[place] = -0.75f;
        assertThat(Pointwise.clamp(s, 0, a, 0, -1f, 1f, count)).isEqualTo(0.75f);
        assertThat(s).isEqualTo(a);
        assertThat(Pointwise.clamp(s, 0, a, 0, -1f, 1f, count)).isZero();
        assertThat(Pointwise.maxAbs(a, 0, count)).isEqualTo(0.75f);
      }
    }
  }

  @Test
  void aStateThatIsNotANumberIsSeenInTheChange() {
    for (int count : new int[] {5, 8, 30}) {
      for (int place = 0; place < count; place++) {
        float[] a = RandomArrays.spread(count, 2f, 8);
        a[place] = Float.NaN;
        a[(place + 1) % count] = Float.POSITIVE_INFINITY;
        float[] s = new float[count];
        assertThat(Pointwise.clamp(s, 0, a, 0, 0f, Float.POSITIVE_INFINITY, count)).isNaN();
        assertThat(s[place]).isNaN();
        assertThat(Pointwise.sigmoid(new float[count], 0, a, 0, count)).isNaN();
        assertThat(Pointwise.tanh(new float[count], 0, a, 0, count)).isNaN();
        assertThat(Pointwise.maxAbs(a, 0, count)).isNaN();
        float[] good = new float[count];
        assertThat(Pointwise.tanh(s, 0, good, 0, count)).isNaN();
      }
    }
  }

  @Test
  void clampKeepsWithinItsBounds() {
    float[] a = {-3f, -1f, -0.2f, 0f, 0.4f, 1f, 2f, 9f, 5f, -4f};
    float[] s = new float[10];
    Pointwise.clamp(s, 0, a, 0, 0f, 1f, 10);
    assertThat(s).containsExactly(0f, 0f, 0f, 0f, 0.4f, 1f, 1f, 1f, 1f, 0f);
  }

  @Test
  void theQuantiserRoundsToTheNearestStepAndCountsWhatItClips() {
    float[] x = {0.26f, -0.26f, 0.24f, 0.75f, 1.25f, 7f, -7f, Float.NaN, 1e9f, -0.9f};
    assertThat(Pointwise.quantize(x, 0, 10, 0.5f, 2f)).isEqualTo(3);
    assertThat(x).containsExactly(0.5f, -0.5f, 0f, 1f, 1f, 2f, -2f, Float.NaN, 2f, -1f);
  }

  @Test
  void stochasticRoundingIsRightOnAverage() {
    int count = 200_000;
    float[] x = new float[count];
    float[] u = new float[count];
    Philox.uniforms(u, 0, count, 9, 0, 0);
    for (float value : new float[] {-1.93f, -0.31f, 0.07f, 1.4f}) {
      java.util.Arrays.fill(x, value);
      assertThat(Quantizers.stochastic(x, 0, u, 0, count, 0.5f, 10f)).isZero();
      double sum = 0;
      for (float level : x) {
        assertThat(Math.abs(level - value)).isLessThan(0.5f);
        sum += level;
      }
      assertThat(sum / count).isCloseTo(value, within(0.5 * 5 / Math.sqrt(count)));
    }
  }

  @Test
  void columnsHaveTheirOwnNumbers() {
    int rows = 5;
    float[] x = RandomArrays.spread(rows * WIDTH, 1f, 10);
    float[] noise = RandomArrays.spread(rows * WIDTH, 1f, 11);
    float[] gains = RandomArrays.spread(WIDTH, 1f, 12);
    float[] expected = new float[rows * WIDTH];
    float[] sums = new float[WIDTH];
    for (int i = 0; i < x.length; i++) {
      expected[i] = Math.fma(gains[i % WIDTH], noise[i], x[i] * gains[i % WIDTH]);
      sums[i % WIDTH] += x[i];
    }
    float[] actualSums = new float[WIDTH];
    ColumnPasses.addSums(actualSums, x, 0, rows, WIDTH);
    ColumnPasses.scale(x, 0, gains, rows, WIDTH);
    ColumnPasses.addScaled(x, 0, noise, 0, gains, rows, WIDTH);
    assertThat(x).isEqualTo(expected);
    assertThat(actualSums).isEqualTo(sums);
  }
}
