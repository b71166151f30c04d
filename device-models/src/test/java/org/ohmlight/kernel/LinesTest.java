package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
  /** A pass over {@code count} values of t, x, y, z and sums, all from {@code offset} on. */
  private interface Pass {
    void run(double[] t, double[] x, double[] y, double[] z, double[] sums, int offset, int count);
  }

  private static Map<String, Pass> passes() {
    Map<String, Pass> passes = new LinkedHashMap<>();
    passes.put("direction", (t, x, y, z, s, at, n) -> Lines.direction(t, x, at, n, 0.3));
    passes.put("push", (t, x, y, z, s, at, n) -> Lines.push(t, x, y, at, n));
    passes.put("couple", (t, x, y, z, s, at, n) -> Lines.couple(t, x, y, z, s, at, n));
    passes.put("imbalance", (t, x, y, z, s, at, n) -> Lines.imbalance(t, x, y, at, n, s, at));
    passes.put("add", (t, x, y, z, s, at, n) -> Lines.add(t, x, at, n, -0.7));
    passes.put("eliminate", (t, x, y, z, s, at, n) -> Lines.eliminate(t, x, y, at, at + 200, n));
    passes.put("substitute", (t, x, y, z, s, at, n) -> Lines.substitute(t, x, at, y, at, n, 1.3));
    passes.put("multiplyInto", (t, x, y, z, s, at, n) -> Lines.multiplyInto(s, at, x, y, at, n));
    return passes;
  }

  /** One value at a time goes through the scalar loop, the block through the vectors. */
  @ParameterizedTest(name = "{0} values, seed 1")
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 64, 101})
  void vectorsAgreeWithTheScalarLoopBitForBit(int count) {
    passes()
        .forEach((name, pass) -> {
          double[][] block = arrays(1);
          double[][] single = arrays(1);
          pass.run(block[0], block[1], block[2], block[3], block[4], 3, count);
          for (int k = 0; k < count; k++) {
            pass.run(single[0], single[1], single[2], single[3], single[4], 3 + k, 1);
          }
          assertThat(block).as(name).isDeepEqualTo(single);
        });
  }

  @Test
  void fourLinesAreFourTimesOneLine() {
    int n = 37;
    double[] t = random(4 * n + 2, 2);
    double[] factor = random(4 * n + 2, 3);
    double[] alone = t.clone();
    double[] volts = random(5, 4);
    Lines.solveFour(t, factor, 2, n, 1.5, 2.5, volts, 1);
    for (int line = 0; line < 4; line++) {
      Lines.solveOne(alone, factor, 2 + line * n, n, 1.5, 2.5, volts[1 + line]);
    }
    assertThat(t).as("seeds 2, 3, 4").isEqualTo(alone);
  }

  /** Two nodes by hand: 1 V - 1 ohm - node 1 - 1 ohm - node 0, each node with 1 S to ground. */
  @Test
  void twoNodesByHand() {
    double[] t = {0, 0};
    double first = 1;
    double[] factor = {1 / (1 + first), 0};
    double second = 1 + first * factor[0];
    factor[1] = 1 / (1 + second);
    Lines.solveOne(t, factor, 0, 2, 1, 1, 1);
    assertThat(t[1]).isCloseTo(0.4, within(1e-16));
    assertThat(t[0]).isCloseTo(0.2, within(1e-16));
  }

  @Test
  void nothingIsAllocated() {
    double[][] a = arrays(5);
    passes()
        .forEach((name, pass) ->
            Allocation.assertNone(name, () -> pass.run(a[0], a[1], a[2], a[3], a[4], 1, 101)));
    double[] volts = random(4, 6);
    Allocation.assertNone(
        "solveFour", () -> Lines.solveFour(a[0], a[1], 0, 100, 1e-3, 1e-3, volts, 0));
  }

  private static double[][] arrays(long seed) {
    double[][] arrays = new double[5][];
    for (int k = 0; k < arrays.length; k++) {
      arrays[k] = random(400, seed + k);
    }
    return arrays;
  }

  private static double[] random(int count, long seed) {
    return new SplittableRandom(seed).doubles(count, -1, 1).toArray();
  }
}
