package org.ohmlight.simulator.reference.opencl;

import org.jocl.cl_mem;
import org.ohmlight.physical.Batch;
import org.ohmlight.simulator.reference.machine.Machine.HeldMatrix;
import org.ohmlight.simulator.reference.opencl.OpenClQueue.Operand;

/** A matrix {@code W [outputs x inputs]} and its transpose, so that every product reads rows. */
final class OpenClMatrix implements HeldMatrix {
  private final OpenClQueue queue;
  private final int outputs;
  private final int inputs;
  private final cl_mem plain;
  private final cl_mem transposed;

  OpenClMatrix(OpenClQueue queue, int outputs, int inputs) {
    this.queue = queue;
    this.outputs = outputs;
    this.inputs = inputs;
    this.plain = queue.zeros(outputs * inputs);
    this.transposed = queue.zeros(outputs * inputs);
  }

  int outputs() {
    return outputs;
  }

  int inputs() {
    return inputs;
  }

  Operand plain() {
    return Operand.one(plain);
  }

  Operand transposed() {
    return Operand.one(transposed);
  }

  @Override
  public void write(float[] weights) {
    queue.write(plain, weights, 0, weights.length);
    queue.run("transpose", new long[] {inputs, outputs}, outputs, inputs, plain, transposed);
  }

  void forward(cl_mem x, cl_mem y, int rows, float factor, float keep) {
    queue.multiply(
        rows, outputs, inputs, Operand.one(x), transposed(), Operand.one(y), 1, factor, keep);
  }

  void adjoint(cl_mem y, cl_mem x, int rows, float factor, float keep) {
    queue.multiply(rows, inputs, outputs, Operand.one(y), plain(), Operand.one(x), 1, factor, keep);
  }

  /** {@code into = keep into + scale sum_b post_b pre_b^T}. */
  void outer(cl_mem post, cl_mem pre, int rows, float scale, float keep, float[] into) {
    cl_mem columns = queue.memory(rows * outputs);
    cl_mem product = queue.memory(outputs * inputs);
    queue.run("transpose", new long[] {outputs, rows}, rows, outputs, post, columns);
    queue.multiply(
        outputs,
        inputs,
        rows,
        Operand.one(columns),
        Operand.one(pre),
        Operand.one(product),
        1,
        scale,
        0f);
    addTo(queue, into, keep, product);
    queue.free(columns);
    queue.free(product);
  }

  static void addTo(OpenClQueue queue, float[] into, float keep, cl_mem product) {
    float[] made = new float[into.length];
    queue.read(product, made, 0, made.length);
    for (int i = 0; i < into.length; i++) {
      into[i] = keep == 0f ? made[i] : keep * into[i] + made[i];
    }
  }

  private cl_mem brought(Batch batch) {
    int count = batch.rows() * batch.width();
    cl_mem buffer = queue.memory(count);
    queue.write(buffer, batch.values(), batch.offset(), count);
    return buffer;
  }

  private void take(cl_mem buffer, Batch into) {
    queue.read(buffer, into.values(), into.offset(), into.rows() * into.width());
  }

  @Override
  public void forward(Batch x, Batch y) {
    cl_mem from = brought(x);
    cl_mem into = queue.memory(y.rows() * y.width());
    forward(from, into, x.rows(), 1f, 0f);
    take(into, y);
    queue.free(from);
    queue.free(into);
  }

  @Override
  public void adjoint(Batch y, Batch x) {
    cl_mem from = brought(y);
    cl_mem into = queue.memory(x.rows() * x.width());
    adjoint(from, into, y.rows(), 1f, 0f);
    take(into, x);
    queue.free(from);
    queue.free(into);
  }

  @Override
  public void outer(Batch post, Batch pre, float scale, float keep, float[] into) {
    cl_mem p = brought(post);
    cl_mem q = brought(pre);
    outer(p, q, post.rows(), scale, keep, into);
    queue.free(p);
    queue.free(q);
  }
}
