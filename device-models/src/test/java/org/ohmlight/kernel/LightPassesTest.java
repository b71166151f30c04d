package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Vector loops give the bits of the operations on single values, at every length of the rest. */
class LightPassesTest {
  private static final long KEY = 77;

  private static float[] random(int step, int count) {
    float[] values = new float[count];
    Philox.uniforms(values, 0, count, KEY, step, 0);
    for (int i = 0; i < count; i++) {
      values[i] = 2 * values[i] - 1;
    }
    return values;
  }

  private static float round(float steps) {
    return (float) Math.rint(steps);
  }

  @Test
  void passesOverStates() {
    for (int count = 0; count < 40; count++) {
      float[] x = random(1, count);
      float[] expected = new float[count];
      for (int i = 0; i < count; i++) {
        float clipped = Math.min(Math.max(x[i], -0.7f), 0.7f);
        float u = round(clipped * (1f / 0.03f)) * 0.03f;
        expected[i] = u * Math.fma(u, Math.fma(-0.05f, u, -0.08f), 1f);
      }
      float[] actual = new float[count];
      LightPasses.clip(x, 0, actual, 0, 0.7f, count);
      LightPasses.quantize(actual, 0, 0.03f, count);
      LightPasses.bend(actual, 0, -0.08f, -0.05f, count);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void passesOverReadings() {
    for (int count = 0; count < 40; count++) {
      float[] y = random(2, count);
      float[] sigma = random(3, count);
      float[] n = random(4, count);
      float[] expected = y.clone();
      for (int j = 0; j < count; j++) {
        expected[j] = Math.fma(sigma[j] * 0.4f, n[j], expected[j]);
        expected[j] = Math.fma(0.01f, sigma[j] + expected[j], expected[j]);
        expected[j] = Math.min(Math.max(expected[j] + n[j], -0.9f), 0.9f);
        expected[j] = Math.fma(0.3f, sigma[j], expected[j]);
      }
      LightPasses.addNoise(y, 0, 0.4f, sigma, n, 0, count);
      LightPasses.flicker(y, 0, 0.01f, sigma, count);
      LightPasses.addClipped(y, n, 0.9f, count);
      LightPasses.gather(y, 0.3f, sigma, 0, count);
      assertThat(y).isEqualTo(expected);
    }
  }

  @Test
  void poissonNoiseAddsTheVariances() {
    for (int count = 0; count < 40; count++) {
      float[] y = random(12, count);
      float[] sigma = random(13, count);
      float[] variance = random(14, count + 1);
      float[] n = random(15, count);
      float[] expected = y.clone();
      for (int j = 0; j < count; j++) {
        float sum = Math.max(Math.fma(sigma[j], sigma[j], variance[j + 1]), 0f);
        expected[j] = Math.fma((float) Math.sqrt(sum), n[j], expected[j]);
      }
      LightPasses.addPoisson(y, 0, sigma, variance, 1, n, 0, count);
      assertThat(y).isEqualTo(expected);
    }
  }

  /** Boxed vectors would allocate; see {@link Allocation}. */
  @Test
  void passesAllocateNothing() {
    int count = 1003;
    float[] y = random(16, count);
    float[] a = random(17, count);
    float[] b = random(18, count);
    float[] c = random(19, count);
    float[] m = random(20, count + 2);
    Allocation.assertNone("clip", () -> LightPasses.clip(a, 0, y, 0, 0.7f, count));
    Allocation.assertNone("addClipped", () -> LightPasses.addClipped(y, a, 0.9f, count));
    Allocation.assertNone("quantize", () -> LightPasses.quantize(y, 0, 0.03f, count));
    Allocation.assertNone("bend", () -> LightPasses.bend(y, 0, -0.08f, -0.05f, count));
    Allocation.assertNone("dot", () -> m[0] = LightPasses.dot(a, b, 0, count));
    Allocation.assertNone("addNoise", () -> LightPasses.addNoise(y, 0, 1e-3f, a, b, 0, count));
    Allocation.assertNone("addPoisson", () -> LightPasses.addPoisson(y, 0, a, b, 0, c, 0, count));
    Allocation.assertNone("flicker", () -> LightPasses.flicker(y, 0, 1e-3f, a, count));
    Allocation.assertNone(
        "transmit", () -> LightPasses.transmit(a, 0, 1f, 0.1f, 2f, b, c, b, m, count));
    Allocation.assertNone("collect", () -> LightPasses.collect(y, 0, 1e-3f, a, b, c, m, count));
    Allocation.assertNone("gather", () -> LightPasses.gather(y, 1e-3f, m, 1, count));
  }

  @Test
  void passesOverAnArm() {
    for (int count = 1; count < 40; count++) {
      float[] w = random(5, count);
      float[] bow = random(6, count);
      float[] slope = random(7, count);
      float[] base = random(8, count);
      float[] m = new float[count + 2];
      LightPasses.transmit(w, 0, -1f, 0.1f, 2f, bow, slope, base, m, count);
      float[] expected = new float[count + 2];
      for (int j = 0; j < count; j++) {
        float a = round(Math.max(-w[j], 0f) * (1f / 0.1f)) * 0.1f;
        float f = Math.fma(bow[j], a * (a * (-1f / 2f) + 1f), a);
        expected[j + 1] = Math.fma(slope[j], f, base[j]);
      }
      assertThat(m).isEqualTo(expected);
      float[] e = random(9, count);
      float[] light = e.clone();
      for (int j = 0; j < count; j++) {
        float spilled = Math.fma(slope[j], m[j], base[j] * m[j + 2]);
        light[j] = Math.fma(0.8f, bow[j] * m[j + 1] + spilled, light[j]);
      }
      LightPasses.collect(e, 0, 0.8f, bow, slope, base, m, count);
      assertThat(e).isEqualTo(light);
    }
  }

  @Test
  void aDotProductIsItsEightChains() {
    for (int count = 0; count < 40; count++) {
      float[] a = random(10, count);
      float[] b = random(11, count);
      float[] chains = new float[8];
      int whole = count & -8;
      for (int i = 0; i < whole; i++) {
        chains[i & 7] = Math.fma(a[i], b[i], chains[i & 7]);
      }
      for (int i = whole; i < count; i++) {
        chains[0] = Math.fma(a[i], b[i], chains[0]);
      }
      float expected =
          ((chains[0] + chains[4]) + (chains[1] + chains[5]))
              + ((chains[2] + chains[6]) + (chains[3] + chains[7]));
      assertThat(LightPasses.dot(a, b, 0, count)).isEqualTo(expected);
    }
  }
}
