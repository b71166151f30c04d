package org.ohmlight.experiments.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdditiveNoiseTest {
  private static final int WIDTH = 50;
  private static final int COUNT = 4000;

  private static float[] noise(String name, int epoch) {
    return new AdditiveNoise(0.6f).on(new float[COUNT * WIDTH], WIDTH, 7, name, epoch);
  }

  private static double meanSquare(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum / (to - from);
  }

  /** Seed 7: the mean square of U(0, m) is m^2 / 3, and a quarter of images is below m / 4. */
  @Test
  void strengthIsUniformBetweenNoneAndTheStrongest() {
    float[] noise = noise("training", 1);
    assertThat(meanSquare(noise, 0, noise.length)).isCloseTo(0.36 / 3, within(0.004));
    int weak = 0;
    for (int i = 0; i < COUNT; i++) {
      weak += meanSquare(noise, i * WIDTH, (i + 1) * WIDTH) < 0.15 * 0.15 ? 1 : 0;
    }
    assertThat((double) weak / COUNT).isCloseTo(0.25, within(0.03));
  }

  @Test
  void repeatsForOneEpochAndDiffersBetweenEpochsAndNames() {
    assertThat(noise("training", 1)).isEqualTo(noise("training", 1));
    assertThat(noise("training", 1)).isNotEqualTo(noise("training", 2));
    assertThat(noise("training", 1)).isNotEqualTo(noise("test", 1));
  }

  @Test
  void imagesKeepTheirNoiseWhateverFollowsThem() {
    float[] few = new AdditiveNoise(0.6f).on(new float[3 * WIDTH], WIDTH, 7, "training", 1);
    assertThat(few).isEqualTo(java.util.Arrays.copyOf(noise("training", 1), 3 * WIDTH));
  }
}
