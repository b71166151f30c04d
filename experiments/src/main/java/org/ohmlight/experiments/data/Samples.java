package org.ohmlight.experiments.data;

import java.util.Arrays;

/**
 * Images with their labels.
 *
 * @param images {@code [count, width]}, row-major, in [0, 1]; shared, not copied
 * @param labels one class each, from 0
 * @param width values an image
 */
public record Samples(float[] images, int[] labels, int width) {
  public Samples {
    if (width < 1 || images.length != (long) labels.length * width) {
      throw new IllegalArgumentException(
          "%d labels of images of %d values need %d values, got %d"
              .formatted(labels.length, width, (long) labels.length * width, images.length));
    }
  }

  /** Number of images. */
  public int count() {
    return labels.length;
  }

  /** The first {@code limit} images, or all if there are no more than that. */
  public Samples first(int limit) {
    return limit >= count() ? this : slice(0, limit);
  }

  /** Images {@code from ... to - 1}, copied. */
  public Samples slice(int from, int to) {
    return new Samples(
        Arrays.copyOfRange(images, from * width, to * width),
        Arrays.copyOfRange(labels, from, to),
        width);
  }
}
