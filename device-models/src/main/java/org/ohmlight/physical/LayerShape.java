package org.ohmlight.physical;

/**
 * How the neurons of a layer lie: {@code [channel, row, column]}, the last index fastest. A dense
 * layer has one neuron a channel.
 *
 * @param channels feature maps; neurons of one channel share their bias
 * @param rows rows of a feature map
 * @param columns columns of a feature map
 */
public record LayerShape(int channels, int rows, int columns) {
  public LayerShape {
    if (channels < 1 || rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "A layer needs at least one channel, row and column, got "
              + channels
              + " x "
              + rows
              + " x "
              + columns);
    }
  }

  /** Neurons without a place: one a channel. */
  public static LayerShape flat(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("A layer needs at least one neuron, got " + size);
    }
    return new LayerShape(size, 1, 1);
  }

  /** Number of neurons. */
  public int size() {
    return Math.multiplyExact(channels, pixels());
  }

  /** Neurons of a channel. */
  public int pixels() {
    return Math.multiplyExact(rows, columns);
  }

  @Override
  public String toString() {
    return pixels() == 1 ? Integer.toString(channels) : channels + " x " + rows + " x " + columns;
  }
}
