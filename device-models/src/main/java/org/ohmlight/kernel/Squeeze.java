package org.ohmlight.kernel;

/**
 * Squeezing images {@code [batch, channels, rows, columns]} to {@code [batch, 4 channels, rows / 2,
 * columns / 2]}: output channel {@code 4 c + 2 dy + dx} at (r, q) is input channel {@code c} at (2
 * r + dy, 2 q + dx). A permutation, so its adjoint is its inverse. Source: Dinh, Sohl-Dickstein and
 * Bengio, Density estimation using Real NVP (2017), section 3.6.
 *
 * @param channels channels of an image
 * @param rows rows of an image, even
 * @param columns columns of an image, even
 */
public record Squeeze(int channels, int rows, int columns) {
  public Squeeze {
    if (channels < 1 || rows < 2 || columns < 2 || rows % 2 != 0 || columns % 2 != 0) {
      throw new IllegalArgumentException(
          "Squeezing needs channels and an even number of rows and columns, got "
              + channels
              + " x "
              + rows
              + " x "
              + columns);
    }
  }

  /** Values of an image. */
  public int size() {
    return channels * rows * columns;
  }

  /** Squeezes {@code batch} images. Array {@code out} is modified. */
  public void apply(float[] in, int inOffset, float[] out, int outOffset, int batch) {
    int width = columns / 2;
    int plane = rows / 2 * width;
    for (int c = 0; c < batch * channels; c++) {
      for (int r = 0; r < rows; r++) {
        int from = inOffset + (c * rows + r) * columns;
        int even = outOffset + (4 * c + 2 * (r % 2)) * plane + r / 2 * width;
        for (int q = 0; q < width; q++) {
          out[even + q] = in[from + 2 * q];
          out[even + plane + q] = in[from + 2 * q + 1];
        }
      }
    }
  }

  /** The inverse and adjoint of {@link #apply}. Array {@code in} is modified. */
  public void undo(float[] out, int outOffset, float[] in, int inOffset, int batch) {
    int width = columns / 2;
    int plane = rows / 2 * width;
    for (int c = 0; c < batch * channels; c++) {
      for (int r = 0; r < rows; r++) {
        int to = inOffset + (c * rows + r) * columns;
        int even = outOffset + (4 * c + 2 * (r % 2)) * plane + r / 2 * width;
        for (int q = 0; q < width; q++) {
          in[to + 2 * q] = out[even + q];
          in[to + 2 * q + 1] = out[even + plane + q];
        }
      }
    }
  }
}
