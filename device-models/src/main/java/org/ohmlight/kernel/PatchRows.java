package org.ohmlight.kernel;

import java.util.Arrays;

/**
 * The patches of one image as rows of a matrix {@code [pixels x patch]}, laid out whole, and the
 * adjoint of laying them out: what hardware that multiplies one vector at a time is given. Exact
 * arithmetic uses {@link Convolution}, which never makes this matrix.
 *
 * @param shape the convolution
 */
public record PatchRows(ConvolutionShape shape) {
  /** Lays out the patches of one image. Array {@code rows} is modified. */
  public void gather(float[] image, int imageOffset, float[] rows, int rowsOffset) {
    int kernel = shape.kernel();
    int to = rowsOffset;
    for (int r = 0; r < shape.outputRows(); r++) {
      for (int q = 0; q < shape.outputColumns(); q++) {
        for (int c = 0; c < shape.inputChannels(); c++) {
          for (int i = 0; i < kernel; i++) {
            gatherRow(image, imageOffset, c, r * shape.stride() + i, q * shape.stride(), rows, to);
            to += kernel;
          }
        }
      }
    }
  }

  private void gatherRow(
      float[] image, int offset, int channel, int row, int column, float[] rows, int to) {
    int y = row - shape.padding();
    if (y < 0 || y >= shape.rows()) {
      Arrays.fill(rows, to, to + shape.kernel(), 0f);
      return;
    }
    int from = offset + (channel * shape.rows() + y) * shape.columns();
    for (int j = 0; j < shape.kernel(); j++) {
      int x = column + j - shape.padding();
      rows[to + j] = x < 0 || x >= shape.columns() ? 0f : image[from + x];
    }
  }

  /**
   * The adjoint of {@link #gather}: sums patches into one image. Array {@code image} is modified.
   */
  public void scatter(float[] rows, int rowsOffset, float[] image, int imageOffset) {
    Arrays.fill(image, imageOffset, imageOffset + shape.inputSize(), 0f);
    int kernel = shape.kernel();
    int from = rowsOffset;
    for (int r = 0; r < shape.outputRows(); r++) {
      for (int q = 0; q < shape.outputColumns(); q++) {
        for (int c = 0; c < shape.inputChannels(); c++) {
          for (int i = 0; i < kernel; i++) {
            scatterRow(
                rows, from, image, imageOffset, c, r * shape.stride() + i, q * shape.stride());
            from += kernel;
          }
        }
      }
    }
  }

  private void scatterRow(
      float[] rows, int from, float[] image, int offset, int channel, int row, int column) {
    int y = row - shape.padding();
    if (y < 0 || y >= shape.rows()) {
      return;
    }
    int to = offset + (channel * shape.rows() + y) * shape.columns();
    for (int j = 0; j < shape.kernel(); j++) {
      int x = column + j - shape.padding();
      if (x >= 0 && x < shape.columns()) {
        image[to + x] += rows[from + j];
      }
    }
  }

  /** Turns one output image {@code [channel x pixel]} into rows {@code [pixel x channel]}. */
  public void toRows(float[] image, int imageOffset, float[] rows, int rowsOffset) {
    transpose(image, imageOffset, shape.outputChannels(), shape.outputPixels(), rows, rowsOffset);
  }

  /** Turns rows {@code [pixel x channel]} into one output image {@code [channel x pixel]}. */
  public void toImage(float[] rows, int rowsOffset, float[] image, int imageOffset) {
    transpose(rows, rowsOffset, shape.outputPixels(), shape.outputChannels(), image, imageOffset);
  }

  private static void transpose(
      float[] from, int fromOffset, int rows, int columns, float[] to, int toOffset) {
    Transpose.matrix(from, fromOffset, rows, columns, to, toOffset, rows);
  }
}
