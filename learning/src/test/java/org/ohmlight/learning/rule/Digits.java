package org.ohmlight.learning.rule;

import org.ohmlight.learning.training.Samples;
import org.ohmlight.physical.RandomStream;

/** Ten digits of 3 x 5 pixels at one of two places on 6 x 6, under noise. */
final class Digits {
  static final int SIDE = 6;
  private static final String[] GLYPHS = {
    "####.##.##.####", ".#..#..#..#..#.", "###..#####..###", "###..####..####", "#.##.####..#..#",
    "####..###..####", "####..####.####", "###..#..#..#..#", "####.#####.####", "####.####..####"
  };

  private Digits() {}

  static Samples make(int count, long seed) {
    int pixels = SIDE * SIDE;
    float[] images = new float[count * pixels];
    int[] labels = new int[count];
    RandomStream.of(seed, "digits").normals(images, 0, images.length, 0);
    RandomStream places = RandomStream.of(seed, "places");
    for (int i = 0; i < count; i++) {
      labels[i] = i % GLYPHS.length;
      int left = places.below(2, i) + 1;
      for (int p = 0; p < pixels; p++) {
        int row = p / SIDE;
        int column = p % SIDE - left;
        boolean inked =
            row >= 0
                && row < 5
                && column >= 0
                && column < 3
                && GLYPHS[labels[i]].charAt(3 * row + column) == '#';
        images[i * pixels + p] = 0.1f * images[i * pixels + p] + (inked ? 1f : 0f);
      }
    }
    return new Samples(images, pixels, labels, GLYPHS.length);
  }
}
