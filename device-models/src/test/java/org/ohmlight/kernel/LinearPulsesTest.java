package org.ohmlight.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearPulsesTest {
  private static final int BASE = 5;
  private static final float SPREAD = 0.3f;

  @ParameterizedTest
  @CsvSource({"1, true", "7, true", "8, true", "61, true", "512, true", "61, false", "512, false"})
  void aRowAtOnceIsBitForBitOneCellAfterTheOther(int count, boolean multiplicative) {
    LinearPulses law = law(count);
    float[] marks = marks(count);
    float[] xi = RandomArrays.spread(count + LinearPulses.SLACK, 2f, 12);
    for (float sign : new float[] {1f, -1f}) {
      float[] atOnce = RandomArrays.spread(BASE + count, 0.5f, 13);
      float[] oneByOne = atOnce.clone();
      fire(law, atOnce, marks, sign, xi, multiplicative);
      int drawn = 0;
      for (int i = 0; i < count; i++) {
        if (marks[2 + i] != 0f) {
          float[] noise = {xi[drawn++]};
          boolean up = marks[2 + i] == sign;
          law.pulse(oneByOne, BASE, new int[] {i}, 0, 1, up, noise, SPREAD, multiplicative);
        }
      }
      assertThat(atOnce).isEqualTo(oneByOne);
    }
  }

  @Test
  void stepsAreLinearInTheStateAndEndAtTheBounds() {
    LinearPulses law =
        new LinearPulses(
            new float[] {-0.2f}, new float[] {0.4f}, new float[] {0.25f}, new float[] {0.25f});
    law.up(0, -0.5, 0.25);
    law.down(0, -0.5, -0.25);
    float[] w = {0f};
    float[] still = new float[1 + LinearPulses.SLACK];
    law.fire(w, 0, 1, new float[] {1f}, 0, 1f, still, 0f);
    assertThat(w[0]).isEqualTo(0.25f);
    law.fire(w, 0, 1, new float[] {1f}, 0, 1f, still, 0f);
    assertThat(w[0]).isEqualTo(0.375f);
    law.fire(w, 0, 1, new float[] {-1f}, 0, -1f, still, 0f);
    assertThat(w[0]).isEqualTo(0.4f);
    law.fire(w, 0, 1, new float[] {0f}, 0, 1f, still, 0f);
    assertThat(w[0]).isEqualTo(0.4f);
    law.fireAdditive(w, 0, 1, new float[] {-1f}, 0, 1f, new float[] {-1f}, 1f);
    assertThat(w[0]).isEqualTo(-0.2f);
  }

  @Test
  void allocatesNothing() {
    LinearPulses law = law(512);
    float[] marks = marks(512);
    float[] xi = new float[512 + LinearPulses.SLACK];
    float[] w = new float[BASE + 512];
    Allocation.assertNone("fire", () -> fire(law, w, marks, 1f, xi, true));
    Allocation.assertNone("fireAdditive", () -> fire(law, w, marks, 1f, xi, false));
  }

  private static void fire(
      LinearPulses law, float[] w, float[] marks, float sign, float[] xi, boolean multiplicative) {
    int count = w.length - BASE;
    if (multiplicative) {
      law.fire(w, BASE, count, marks, 2, sign, xi, SPREAD);
    } else {
      law.fireAdditive(w, BASE, count, marks, 2, sign, xi, SPREAD);
    }
  }

  private static LinearPulses law(int count) {
    Random random = new Random(11);
    int cells = BASE + count;
    float[] lower = new float[cells];
    float[] upper = new float[cells];
    float[] sizes = RandomArrays.spread(cells, 0.1f, 15);
    for (int c = 0; c < cells; c++) {
      lower[c] = -0.5f - 0.1f * random.nextFloat();
      upper[c] = 0.5f;
    }
    LinearPulses law = new LinearPulses(lower, upper, sizes, sizes);
    for (int c = 0; c < cells; c++) {
      law.up(c, -0.1 * random.nextDouble(), 0.1 * random.nextDouble());
      law.down(c, -0.1 * random.nextDouble(), -0.1 * random.nextDouble());
    }
    return law;
  }

  private static float[] marks(int count) {
    Random random = new Random(14);
    float[] marks = new float[2 + count];
    for (int i = 0; i < count; i++) {
      marks[2 + i] = random.nextInt(3) - 1f;
    }
    return marks;
  }
}
