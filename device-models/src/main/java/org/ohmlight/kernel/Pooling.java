package org.ohmlight.kernel;

import java.util.Arrays;

/**
 * Average and maximum pooling over square windows side by side, on planes {@code [planes, row,
 * column]} (a plane is a channel of an image of a batch). Rows and columns that do not fill a
 * window are left out.
 *
 * <p>Average pooling is the linear map {@code y = (1 / window^2) sum x}; maximum pooling is, for
 * the indices it kept, the linear map {@code y = x[index]}. Both adjoints are exact.
 *
 * @param rows rows of a plane of x
 * @param columns columns of a plane of x
 * @param window rows and columns of a window
 */
public record Pooling(int rows, int columns, int window) {
  public Pooling {
    if (window < 1 || rows < window || columns < window) {
      throw new IllegalArgumentException(
          "A pooling window must be at least 1 and fit its plane, got window "
              + window
              + " on "
              + rows
              + " x "
              + columns);
    }
  }

  /** Rows of a plane of y. */
  public int outputRows() {
    return rows / window;
  }

  /** Columns of a plane of y. */
  public int outputColumns() {
    return columns / window;
  }

  /** {@code y = mean of x}, over each window. Array {@code y} is modified. */
  public void average(float[] x, int xOffset, float[] y, int yOffset, int planes) {
    float share = 1f / (window * window);
    int to = yOffset;
    for (int p = 0; p < planes; p++) {
      for (int r = 0; r < outputRows(); r++) {
        int from = xOffset + (p * rows + r * window) * columns;
        if (window == 2) {
          averageOfTwo(x, from, y, to);
        } else {
          averageRow(x, from, y, to, share);
        }
        to += outputColumns();
      }
    }
  }

  private void averageOfTwo(float[] x, int from, float[] y, int to) {
    int width = outputColumns();
    int below = from + columns;
    for (int q = 0; q < width; q++) {
      float above = x[from + 2 * q] + x[from + 2 * q + 1];
      y[to + q] = 0.25f * (above + (x[below + 2 * q] + x[below + 2 * q + 1]));
    }
  }

  private void averageRow(float[] x, int from, float[] y, int to, float share) {
    for (int q = 0; q < outputColumns(); q++) {
      float sum = 0f;
      for (int i = 0; i < window; i++) {
        for (int j = 0; j < window; j++) {
          sum += x[from + i * columns + q * window + j];
        }
      }
      y[to + q] = share * sum;
    }
  }

  /** The adjoint of {@link #average}: {@code x = y / window^2}. Array {@code x} is modified. */
  public void averageAdjoint(float[] y, int yOffset, float[] x, int xOffset, int planes) {
    spread(y, yOffset, x, xOffset, planes, 1f / (window * window));
  }

  /** Nearest-neighbour enlargement, {@code window^2} times the adjoint of {@link #average}. */
  public void enlarge(float[] y, int yOffset, float[] x, int xOffset, int planes) {
    spread(y, yOffset, x, xOffset, planes, 1f);
  }

  private void spread(float[] y, int yOffset, float[] x, int xOffset, int planes, float share) {
    for (int p = 0; p < planes; p++) {
      int plane = xOffset + p * rows * columns;
      for (int r = 0; r < rows; r++) {
        int to = plane + r * columns;
        int from = yOffset + (p * outputRows() + r / window) * outputColumns();
        boolean covered = r / window < outputRows();
        int width = covered ? outputColumns() : 0;
        for (int q = 0; q < width; q++) {
          float value = share * y[from + q];
          for (int j = 0; j < window; j++) {
            x[to + q * window + j] = value;
          }
        }
        Arrays.fill(x, to + width * window, to + columns, 0f);
      }
    }
  }

  /**
   * {@code y = max of x} over each window and where it was found. The first of equal values counts;
   * NaN counts as larger than any number. Arrays {@code y} and {@code indices} are modified.
   *
   * @param indices place of each value in x, relative to {@code xOffset}, first at 0
   */
  public void maximum(float[] x, int xOffset, float[] y, int yOffset, int[] indices, int planes) {
    int output = 0;
    for (int p = 0; p < planes; p++) {
      for (int r = 0; r < outputRows(); r++) {
        for (int q = 0; q < outputColumns(); q++) {
          int at = largest(x, xOffset, (p * rows + r * window) * columns + q * window);
          indices[output] = at;
          y[yOffset + output] = x[xOffset + at];
          output++;
        }
      }
    }
  }

  private int largest(float[] x, int xOffset, int corner) {
    int best = corner;
    for (int i = 0; i < window; i++) {
      for (int j = 0; j < window; j++) {
        int at = corner + i * columns + j;
        // Not "greater": a NaN stops the search, because nothing is greater or equal to it.
        if (!(x[xOffset + at] <= x[xOffset + best]) && !Float.isNaN(x[xOffset + best])) {
          best = at;
        }
      }
    }
    return best;
  }

  /** {@code y = x[index]}: maximum pooling with indices kept from before. */
  public void select(float[] x, int xOffset, int[] indices, float[] y, int yOffset, int planes) {
    int count = planes * outputRows() * outputColumns();
    for (int i = 0; i < count; i++) {
      y[yOffset + i] = x[xOffset + indices[i]];
    }
  }

  /** The adjoint of {@link #select}: {@code x[index] = y}, zero elsewhere. */
  public void selectAdjoint(
      float[] y, int yOffset, int[] indices, float[] x, int xOffset, int planes) {
    Arrays.fill(x, xOffset, xOffset + planes * rows * columns, 0f);
    int count = planes * outputRows() * outputColumns();
    for (int i = 0; i < count; i++) {
      x[xOffset + indices[i]] = y[yOffset + i];
    }
  }
}
