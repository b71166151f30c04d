package org.ohmlight.experiments.data;

import org.ohmlight.physical.RandomStream;

/**
 * Images changed a little, anew each epoch, so that a network does not learn them by heart.
 *
 * @param flip whether half of them are mirrored left to right
 * @param crop pixels by which an image is moved at most, up or down and left or right; what comes
 *     in from outside is {@code outside}
 */
public record Augmentation(boolean flip, int crop) {
  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(false, 0);

  /**
   * The images of an epoch.
   *
   * @param images {@code [count, shape]}. Not modified.
   * @param outside value of the pixels around an image
   * @param seed with the epoch keys every choice
   * @return the same array if nothing is changed
   */
  public float[] of(float[] images, ImageShape shape, float outside, long seed, int epoch) {
    if (equals(NONE)) {
      return images;
    }
    RandomStream choices = RandomStream.of(seed, "augmentation").at(epoch);
    float[] changed = new float[images.length];
    int count = images.length / shape.size();
    for (int i = 0; i < count; i++) {
      boolean mirrored = flip && choices.below(2, 3L * i) == 1;
      int down = crop == 0 ? 0 : choices.below(2 * crop + 1, 3L * i + 1) - crop;
      int right = crop == 0 ? 0 : choices.below(2 * crop + 1, 3L * i + 2) - crop;
      for (int c = 0; c < shape.channels(); c++) {
        int plane = i * shape.size() + c * shape.height() * shape.width();
        plane(images, changed, plane, shape, mirrored, down, right, outside);
      }
    }
    return changed;
  }

  private static void plane(
      float[] from,
      float[] to,
      int offset,
      ImageShape shape,
      boolean mirrored,
      int down,
      int right,
      float outside) {
    int width = shape.width();
    for (int r = 0; r < shape.height(); r++) {
      int row = r - down;
      for (int q = 0; q < width; q++) {
        int column = (mirrored ? width - 1 - q : q) - right;
        boolean inside = row >= 0 && row < shape.height() && column >= 0 && column < width;
        to[offset + r * width + q] = inside ? from[offset + row * width + column] : outside;
      }
    }
  }
}
