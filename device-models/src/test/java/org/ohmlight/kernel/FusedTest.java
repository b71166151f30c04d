package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a processor without the instruction computes has the bits of {@link Math#fma}. Seed 1. */
class FusedTest {
  private static final int TRIALS = 300_000;

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void floatsOfAnyBitsAgree() {
    for (int i = 0; i < TRIALS; i++) {
      agree(anyFloat(), anyFloat(), anyFloat());
    }
  }

  @Test
  void floatsThatNearlyCancelAgree() {
    for (int i = 0; i < TRIALS; i++) {
      float a = (float) random.nextDouble(-2, 2);
      float b = (float) random.nextDouble(-2, 2);
      agree(a, b, Math.scalb(-a * b, random.nextInt(-30, 31)));
      agree(a, b, Float.intBitsToFloat(Float.floatToIntBits(-a * b) + random.nextInt(-2, 3)));
    }
  }

  @Test
  void floatsHalfwayBetweenTwoAgree() {
    // 1 + 2^-24 lies between two floats; what is left over must decide.
    for (float rest : new float[] {0f, 0x1p-60f, -0x1p-60f, Float.MIN_VALUE, -Float.MIN_VALUE}) {
      agree(0x1p-12f, 0x1p-12f, 1f);
      agree(1f + 0x1p-12f, 1f + 0x1p-12f, rest);
      agree(0x1p-75f, 0x1p-75f, rest);
    }
  }

  @Test
  void specialNumbersAgree() {
    double[] special = {
      0.0,
      -0.0,
      1,
      -1,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      Float.MIN_VALUE,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      0x1p-1022,
      0x1p995,
      0x1p-500,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN
    };
    for (double a : special) {
      for (double b : special) {
        for (double c : special) {
          agree(a, b, c);
          agree((float) a, (float) b, (float) c);
        }
      }
    }
  }

  @Test
  void doublesAgree() {
    for (int i = 0; i < TRIALS; i++) {
      double a = Math.scalb(random.nextDouble(-2, 2), random.nextInt(-40, 40));
      double b = Math.scalb(random.nextDouble(-2, 2), random.nextInt(-40, 40));
      agree(a, b, Math.scalb(random.nextDouble(-2, 2), random.nextInt(-130, 130)));
      agree(a, b, Math.scalb(-a * b, random.nextInt(-110, 110)));
      agree(a, b, Double.longBitsToDouble(Double.doubleToLongBits(-a * b) + random.nextInt(-2, 3)));
    }
  }

  @Test
  void doublesOfAnyBitsAgree() {
    for (int i = 0; i < TRIALS; i++) {
      agree(anyDouble(), anyDouble(), anyDouble());
    }
  }

  private float anyFloat() {
    return Float.intBitsToFloat(random.nextInt());
  }

  private double anyDouble() {
    return Double.longBitsToDouble(random.nextLong());
  }

  private static void agree(float a, float b, float c) {
    float expected = Math.fma(a, b, c);
    float actual = Fused.inSteps(a, b, c);
    if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
      assertThat(actual).as("%s * %s + %s", a, b, c).isEqualTo(expected);
    }
    assertThat(Float.floatToIntBits(Fused.fma(a, b, c))).isEqualTo(Float.floatToIntBits(expected));
  }

  private static void agree(double a, double b, double c) {
    double expected = Math.fma(a, b, c);
    double actual = Fused.inSteps(a, b, c);
    if (Double.doubleToLongBits(actual) != Double.doubleToLongBits(expected)) {
      assertThat(actual).as("%s * %s + %s", a, b, c).isEqualTo(expected);
    }
    assertThat(Double.doubleToLongBits(Fused.fma(a, b, c)))
        .isEqualTo(Double.doubleToLongBits(expected));
  }
}
