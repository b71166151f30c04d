package org.ohmlight.simulator.reference.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ohmlight.physical.LayerShape;

/**
 * A layer of a batch, seen three ways on one memory.
 *
 * @param image {@code [rows, channels, rows, columns]}, the last index fastest
 * @param matrix {@code [size, rows]}, the first index fastest: what a product writes to without a
 *     copy
 * @param flat all values in a row
 * @param asked scratch of the same length: allocating costs more than most operations
 * @param before scratch of the same length
 */
public record Nd4jLayer(
    INDArray image, INDArray matrix, INDArray flat, INDArray asked, INDArray before) {
  static Nd4jLayer zeros(int rows, LayerShape shape) {
    INDArray image =
        Nd4j.zeros(DataType.FLOAT, rows, shape.channels(), shape.rows(), shape.columns());
    INDArray matrix = image.reshape('c', new long[] {rows, shape.size()}).transpose();
    INDArray flat = image.reshape('c', new long[] {(long) rows * shape.size()});
    return new Nd4jLayer(image, matrix, flat, flat.dup(), flat.dup());
  }

  int rows() {
    return (int) image.size(0);
  }
}
