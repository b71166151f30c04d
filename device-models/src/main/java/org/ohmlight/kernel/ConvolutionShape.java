package org.ohmlight.kernel;

/**
 * The shape of a two-dimensional convolution on images {@code [batch, channel, row, column]} with a
 * square kernel:
 *
 * <p>{@code y[b, o, r, q] = sum_{c, i, j} w[o, c, i, j] x[b, c, stride r + i - padding, stride q +
 * j - padding]}, zero outside the image. The weights are a matrix {@code [outputChannels x patch]}
 * with columns in the order (c, i, j).
 *
 * @param inputChannels channels of x
 * @param outputChannels channels of y
 * @param rows rows of an image of x
 * @param columns columns of an image of x
 * @param kernel rows and columns of the kernel
 * @param padding zeros around the image
 * @param stride step of the kernel over the image
 */
public record ConvolutionShape(
    int inputChannels,
    int outputChannels,
    int rows,
    int columns,
    int kernel,
    int padding,
    int stride) {
  public ConvolutionShape {
    if (inputChannels < 1 || outputChannels < 1 || rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "A convolution needs at least one channel, row and column, got "
              + inputChannels
              + " -> "
              + outputChannels
              + " channels of "
              + rows
              + " x "
              + columns);
    }
    if (kernel < 1 || padding < 0 || stride < 1) {
      throw new IllegalArgumentException(
          "A convolution needs kernel >= 1, padding >= 0, stride >= 1, got kernel "
              + kernel
              + ", padding "
              + padding
              + ", stride "
              + stride);
    }
    if (Math.min(rows, columns) + 2 * padding < kernel) {
      throw new IllegalArgumentException(
          "A kernel of "
              + kernel
              + " does not fit an image of "
              + rows
              + " x "
              + columns
              + " with padding "
              + padding
              + "; use a smaller kernel or more padding");
    }
  }

  /** A convolution that moves by one pixel. */
  public ConvolutionShape(
      int inputChannels, int outputChannels, int rows, int columns, int kernel, int padding) {
    this(inputChannels, outputChannels, rows, columns, kernel, padding, 1);
  }

  /** Rows of an image of y. */
  public int outputRows() {
    return (rows + 2 * padding - kernel) / stride + 1;
  }

  /** Columns of an image of y. */
  public int outputColumns() {
    return (columns + 2 * padding - kernel) / stride + 1;
  }

  /** Pixels of an image of y. */
  public int outputPixels() {
    return outputRows() * outputColumns();
  }

  /** Values of one x: channels times pixels. */
  public int inputSize() {
    return inputChannels * rows * columns;
  }

  /** Values of one y: channels times pixels. */
  public int outputSize() {
    return outputChannels * outputPixels();
  }

  /** Values under a kernel, the columns of the matrix of weights. */
  public int patch() {
    return inputChannels * kernel * kernel;
  }

  /** Values of the matrix of weights. */
  public int weights() {
    return outputChannels * patch();
  }
}
