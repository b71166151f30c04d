package org.ohmlight.experiments.data;

/**
 * Shape of one image, stored as channel planes, each row by row.
 *
 * @param channels colour planes
 * @param height pixels from top to bottom
 * @param width pixels from left to right
 */
public record ImageShape(int channels, int height, int width) {
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "An image needs at least one channel, row and column, got %d x %d x %d"
              .formatted(channels, height, width));
    }
  }

  /** A flat vector as an image: square if it can be, one row otherwise. */
  public static ImageShape flat(int values) {
    int side = (int) Math.round(Math.sqrt(values));
    return side * side == values ? new ImageShape(1, side, side) : new ImageShape(1, 1, values);
  }

  /** Number of values in an image. */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(channels, height), width);
  }

  @Override
  public String toString() {
    return channels == 1 ? height + "x" + width : channels + "x" + height + "x" + width;
  }
}
