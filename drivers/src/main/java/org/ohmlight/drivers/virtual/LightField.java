package org.ohmlight.drivers.virtual;

/** The light that falls on a virtual camera and on the photodiode beside it. */
public interface LightField {
  /** Pixels from top to bottom. */
  int rows();

  /** Pixels from left to right. */
  int columns();

  /**
   * Power on a pixel [W].
   *
   * @param image number of the image that is taken
   */
  double watts(int row, int column, long image);

  /** A round spot in the middle whose power is {@code total} [W]; it does not change. */
  static LightField spot(int rows, int columns, double total) {
    double width = 0.15 * Math.min(rows, columns);
    double peak = total / (2 * Math.PI * width * width);
    return new LightField() {
      @Override
      public int rows() {
        return rows;
      }

      @Override
      public int columns() {
        return columns;
      }

      @Override
      public double watts(int row, int column, long image) {
        double y = (row - 0.5 * (rows - 1)) / width;
        double x = (column - 0.5 * (columns - 1)) / width;
        return peak * Math.exp(-0.5 * (x * x + y * y));
      }
    };
  }
}
