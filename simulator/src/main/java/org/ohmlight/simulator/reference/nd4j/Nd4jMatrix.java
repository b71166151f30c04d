package org.ohmlight.simulator.reference.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ohmlight.physical.Batch;
import org.ohmlight.simulator.reference.machine.Machine.HeldMatrix;

/**
 * A matrix {@code W [outputs x inputs]}. ND4J's products are fastest into f-ordered arrays, so
 * everything is held transposed in f order, which is the row-major memory of the host.
 */
final class Nd4jMatrix implements HeldMatrix {
  private final int outputs;
  private final int inputs;
  private INDArray transposed;

  Nd4jMatrix(int outputs, int inputs) {
    this.outputs = outputs;
    this.inputs = inputs;
    this.transposed = Nd4j.create(DataType.FLOAT, new long[] {inputs, outputs}, 'f');
  }

  @Override
  public void write(float[] weights) {
    transposed = Nd4j.create(weights, new long[] {inputs, outputs}, 'f');
  }

  /** {@code W^T [inputs, outputs]}, f-ordered. */
  INDArray transposed() {
    return transposed;
  }

  /** {@code y = factor W x + keep y}, columns of samples. */
  void forward(INDArray x, INDArray y, float factor, float keep) {
    Nd4j.gemm(transposed, x, y, true, false, factor, keep);
  }

  /** {@code x = factor W^T y + keep x}, columns of samples. */
  void adjoint(INDArray y, INDArray x, float factor, float keep) {
    Nd4j.gemm(transposed, y, x, false, false, factor, keep);
  }

  /** {@code into = keep into + scale post pre^T}, columns of samples. */
  void outer(INDArray post, INDArray pre, float scale, float keep, float[] into) {
    INDArray product = Nd4j.createUninitialized(DataType.FLOAT, new long[] {inputs, outputs}, 'f');
    Nd4j.gemm(pre, post, product, false, true, scale, 0.0);
    addTo(into, keep, product.data().asFloat());
  }

  static void addTo(float[] into, float keep, float[] made) {
    for (int i = 0; i < into.length; i++) {
      into[i] = keep == 0f ? made[i] : keep * into[i] + made[i];
    }
  }

  static INDArray columns(Batch batch) {
    float[] values = new float[batch.rows() * batch.width()];
    System.arraycopy(batch.values(), batch.offset(), values, 0, values.length);
    return Nd4j.create(values, new long[] {batch.width(), batch.rows()}, 'f');
  }

  private static void read(INDArray columns, Batch into) {
    float[] values = columns.data().asFloat();
    System.arraycopy(values, 0, into.values(), into.offset(), into.rows() * into.width());
  }

  @Override
  public void forward(Batch x, Batch y) {
    INDArray made = Nd4j.createUninitialized(DataType.FLOAT, new long[] {outputs, x.rows()}, 'f');
    forward(columns(x), made, 1f, 0f);
    read(made, y);
  }

  @Override
  public void adjoint(Batch y, Batch x) {
    INDArray made = Nd4j.createUninitialized(DataType.FLOAT, new long[] {inputs, y.rows()}, 'f');
    adjoint(columns(y), made, 1f, 0f);
    read(made, x);
  }

  @Override
  public void outer(Batch post, Batch pre, float scale, float keep, float[] into) {
    outer(columns(post), columns(pre), scale, keep, into);
  }
}
