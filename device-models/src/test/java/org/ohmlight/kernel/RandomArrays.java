package org.ohmlight.kernel;

import java.util.Random;

/** Seeded arrays for tests. */
final class RandomArrays {
  private RandomArrays() {}

  /** Values spread over {@code [-size, size]}. */
  static float[] spread(int count, float size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = size * (2f * random.nextFloat() - 1f);
    }
    return values;
  }
}
