package org.ohmlight.physical;

import org.ohmlight.kernel.Pointwise;

/**
 * Rows of states: a window of {@code rows} consecutive rows of a row-major {@code float[]}.
 *
 * <p>Shape {@code [rows, width]}; element {@code (r, c)} lies at {@code values[offset + r * width +
 * c]}. A window made by {@link #window} shares the array and remembers which rows of the whole
 * batch it shows, so that simulated noise can be keyed by the row and does not depend on how a
 * batch was cut.
 */
public final class Batch {
  private final float[] values;
  private final int offset;
  private final int firstRow;
  private final int rows;
  private final int width;

  private Batch(float[] values, int offset, int firstRow, int rows, int width) {
    this.values = values;
    this.offset = offset;
    this.firstRow = firstRow;
    this.rows = rows;
    this.width = width;
  }

  /** A batch of zeros on an array of its own. */
  public static Batch zeros(int rows, int width) {
    return of(new float[Math.multiplyExact(rows, width)], rows, width);
  }

  /**
   * A batch on the given array, which is shared, not copied.
   *
   * @throws IllegalArgumentException if the array holds fewer than {@code rows * width} values
   */
  public static Batch of(float[] values, int rows, int width) {
    if (rows < 0 || width < 1) {
      throw new IllegalArgumentException(
          "A batch needs rows >= 0 and width >= 1, not " + rows + " x " + width);
    }
    if (values.length < (long) rows * width) {
      throw new IllegalArgumentException(
          "A batch of "
              + rows
              + " x "
              + width
              + " needs "
              + (long) rows * width
              + " values, the array has "
              + values.length);
    }
    return new Batch(values, 0, 0, rows, width);
  }

  /**
   * Zeros on an array of their own that stand for rows {@code firstRow ... firstRow + rows - 1} of
   * a larger batch; the other rows are not stored.
   */
  public static Batch block(int firstRow, int rows, int width) {
    return new Batch(new float[Math.multiplyExact(rows, width)], 0, firstRow, rows, width);
  }

  /**
   * A batch on the given array, from its start, that stands for rows {@code firstRow ... firstRow +
   * rows - 1} of a larger one. The array is shared, not copied.
   */
  public static Batch block(float[] values, int firstRow, int rows, int width) {
    of(values, rows, width);
    return new Batch(values, 0, firstRow, rows, width);
  }

  /** Rows {@code [first, first + count)} of this batch, sharing its values. */
  public Batch window(int first, int count) {
    if (first < 0 || count < 0 || first + count > rows) {
      throw new IllegalArgumentException(
          "Rows " + first + " to " + (first + count) + " lie outside a batch of " + rows + " rows");
    }
    return new Batch(values, offset + first * width, firstRow + first, count, width);
  }

  /** The shared array; this batch's first value is at {@link #offset()}. */
  public float[] values() {
    return values;
  }

  /** Index of this batch's first value in {@link #values()}. */
  public int offset() {
    return offset;
  }

  /** Which row of the whole batch this window begins with. */
  public int firstRow() {
    return firstRow;
  }

  /** Number of rows (samples). */
  public int rows() {
    return rows;
  }

  /** Number of values a row. */
  public int width() {
    return width;
  }

  /** The value in the given row of this window. */
  public float at(int row, int column) {
    return values[offset + row * width + column];
  }

  /** Copies the values of a batch of the same shape into this one. This batch is modified. */
  public void copyFrom(Batch source) {
    requireShape(source.rows, source.width, "source");
    System.arraycopy(source.values, source.offset(), values, offset, rows * width);
  }

  /** {@code this += factor x}, for a batch of the same shape. This batch is modified. */
  public void addScaled(Batch x, float factor) {
    Pointwise.addScaled(values, offset, x.values, x.offset, factor, x.rows * x.width);
  }

  /** {@code this -= beta (s - y)}, for batches of the same shape. This batch is modified. */
  public void nudge(Batch s, Batch y, float beta) {
    Pointwise.nudge(values, offset, s.values, s.offset, y.values, y.offset, beta, s.rows * s.width);
  }

  /** Sets every value of this window. */
  public void fill(float value) {
    java.util.Arrays.fill(values, offset, offset + rows * width, value);
  }

  /**
   * Checks a shape.
   *
   * @throws IllegalArgumentException naming {@code what}, the shape it has and the shape it needs
   */
  public void requireShape(int expectedRows, int expectedWidth, String what) {
    requireShape(expectedRows, expectedWidth, what, "");
  }

  /**
   * Checks a shape without building a message unless it is wrong.
   *
   * @param owner whose batch it is, named after {@code what}; empty for nobody's
   * @throws IllegalArgumentException naming {@code what}, the shape it has and the shape it needs
   */
  public void requireShape(int expectedRows, int expectedWidth, String what, String owner) {
    if (rows != expectedRows || width != expectedWidth) {
      throw new IllegalArgumentException(
          what
              + (owner.isEmpty() ? "" : " of " + owner)
              + " must be "
              + expectedRows
              + " x "
              + expectedWidth
              + ", got "
              + rows
              + " x "
              + width);
    }
  }

  @Override
  public String toString() {
    return "Batch[" + rows + " x " + width + ", from row " + firstRow + "]";
  }
}
