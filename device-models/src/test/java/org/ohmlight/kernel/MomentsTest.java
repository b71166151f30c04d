package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  /** A pass over {@code count} values of out, x and y, all from {@code offset} on. */
  private interface Pass {
    void run(float[] out, float[] x, float[] y, int offset, int count);
  }

  private static Map<String, Pass> passes() {
    Map<String, Pass> passes = new LinkedHashMap<>();
    passes.put("average", (o, x, y, at, n) -> Moments.average(o, at, x, at, 0.9f, n));
    passes.put("averageSquare", (o, x, y, at, n) -> Moments.averageSquare(o, at, x, at, 0.99f, n));
    passes.put(
        "descend", (o, x, y, at, n) -> Moments.descend(o, at, x, at, y, at, .1f, 2f, 1e-8f, n));
    passes.put("normalize", (o, x, y, at, n) -> Moments.normalize(o, at, y, at, 2f, n));
    passes.put("clipAndScale", (o, x, y, at, n) -> Moments.clipAndScale(o, at, 0.7f, -0.3f, n));
    passes.put("withSignOf", (o, x, y, at, n) -> Moments.withSignOf(o, at, x, at, n));
    passes.put("exponential", (o, x, y, at, n) -> Moments.exponential(o, at, n));
    passes.put("factorToChange", (o, x, y, at, n) -> Moments.factorToChange(o, at, x, at, 1.1f, n));
    return passes;
  }

  private static float[] positive(int count, long seed) {
    float[] values = RandomArrays.spread(count, 3f, seed);
    for (int i = 0; i < count; i++) {
      values[i] = Math.abs(values[i]);
    }
    values[count / 2] = 0f;
    return values;
  }

  @ParameterizedTest(name = "{0} values, seed 1 to 3")
  @ValueSource(ints = {1, 7, 8, 9, 23, 64, 101})
  void vectorsAgreeWithTheScalarLoopBitForBit(int count) {
    passes()
        .forEach((name, pass) -> {
          float[] block = RandomArrays.spread(count + 6, 3f, 1);
          float[] x = RandomArrays.spread(count + 6, 3f, 2);
          float[] y = positive(count + 6, 3);
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
    float[] y = positive(1000, 6);
    passes()
        .forEach((name, pass) -> Allocation.assertNone(name, () -> pass.run(out, x, y, 3, 997)));
  }

  @Test
  void theExponentialIsExactToSinglePrecision() {
    float[] given = RandomArrays.spread(4000, 20f, 7);
    float[] x = given.clone();
    Moments.exponential(x, 0, x.length);
    for (int i = 0; i < x.length; i++) {
      double exact = Math.exp(given[i]);
      assertThat((double) x[i]).isCloseTo(exact, within(3e-7 * exact));
    }
  }

  @Test
  void aRootOfZeroNormalizesToZero() {
    float[] x = {1f, -2f, 0f};
    Moments.normalize(x, 0, new float[] {0f, 4f, 0f}, 0, 1f, 3);
    assertThat(x).containsExactly(0f, -1f, 0f);
  }
}
