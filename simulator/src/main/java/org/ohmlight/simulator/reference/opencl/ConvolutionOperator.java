package org.ohmlight.simulator.reference.opencl;

import org.jocl.cl_mem;
import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.reference.machine.Machine.Operator;
import org.ohmlight.simulator.reference.opencl.OpenClQueue.Operand;

/** Squeeze, kernel, pooling: patches are laid out and multiplied, sample by sample. */
final class ConvolutionOperator implements Operator<OpenClLayer> {
  private final OpenClQueue queue;
  private final Operand kernel;
  private final Operand turnedKernel;
  private final boolean heldTransposed;
  private final Wiring.Convolution wiring;
  private final LayerShape from;
  private final ConvolutionShape shape;
  private final int rows;
  private final cl_mem squeezed;
  private final cl_mem patches;
  private final cl_mem made;
  private final cl_mem unpooled;

  /**
   * Makes the operator of the direction from the lower to the higher layer.
   *
   * @param heldTransposed whether the matrix is {@code [patch x outputChannels]}
   */
  ConvolutionOperator(
      OpenClQueue queue,
      OpenClMatrix weights,
      boolean heldTransposed,
      Wiring.Convolution wiring,
      LayerShape from,
      int rows) {
    this.queue = queue;
    this.kernel = heldTransposed ? weights.transposed() : weights.plain();
    this.turnedKernel = heldTransposed ? weights.plain() : weights.transposed();
    this.heldTransposed = heldTransposed;
    this.wiring = wiring;
    this.from = from;
    this.shape = wiring.shape(from);
    this.rows = rows;
    this.squeezed = queue.memory(wiring.squeeze() ? rows * shape.inputSize() : 1);
    this.patches = queue.memory(rows * shape.patch() * shape.outputPixels());
    boolean pools = wiring.pool() != Wiring.Pool.NONE;
    this.made = queue.memory(pools ? rows * shape.outputSize() : 1);
    this.unpooled = queue.memory(pools ? rows * shape.outputSize() : 1);
  }

  @Override
  public void forward(OpenClLayer x, OpenClLayer y, float factor, boolean add) {
    float keep = add ? 1f : 0f;
    if (wiring.pool() == Wiring.Pool.NONE) {
      convolve(x, y.buffer(), factor, keep);
    } else {
      convolve(x, made, 1f, 0f);
      queue.run(
          "pool",
          new long[] {y.shape().pixels(), (long) rows * shape.outputChannels()},
          shape.outputRows(),
          shape.outputColumns(),
          wiring.window(),
          maximum(),
          factor,
          keep,
          made,
          y.buffer());
    }
  }

  private void convolve(OpenClLayer x, cl_mem y, float factor, float keep) {
    layOut(x, 0);
    queue.multiply(
        shape.outputChannels(),
        shape.outputPixels(),
        shape.patch(),
        kernel,
        new Operand(patches, 0, shape.patch() * shape.outputPixels()),
        new Operand(y, 0, shape.outputSize()),
        rows,
        factor,
        keep);
  }

  private int maximum() {
    return wiring.pool() == Wiring.Pool.MAXIMUM ? 1 : 0;
  }

  /** Lays out the patches of a layer. */
  private void layOut(OpenClLayer x, int turned) {
    cl_mem images = x.buffer();
    if (wiring.squeeze()) {
      squeeze(x.buffer(), squeezed, 0, 1f, 0f);
      images = squeezed;
    }
    queue.run(
        "patches",
        new long[] {shape.outputRows(), shape.patch(), rows},
        shape.inputChannels(),
        shape.rows(),
        shape.columns(),
        shape.kernel(),
        shape.padding(),
        shape.stride(),
        shape.outputRows(),
        shape.outputColumns(),
        turned,
        images,
        patches);
  }

  private void squeeze(cl_mem in, cl_mem out, int undo, float factor, float keep) {
    queue.run(
        "squeeze",
        new long[] {from.pixels(), from.channels(), rows},
        from.channels(),
        from.rows(),
        from.columns(),
        undo,
        factor,
        keep,
        in,
        out);
  }

  @Override
  public void adjoint(OpenClLayer y, OpenClLayer x, OpenClLayer now, float factor, boolean add) {
    float keep = add ? 1f : 0f;
    queue.multiply(
        shape.patch(),
        shape.outputPixels(),
        shape.outputChannels(),
        turnedKernel,
        new Operand(unpooled(y, now), 0, shape.outputSize()),
        new Operand(patches, 0, shape.patch() * shape.outputPixels()),
        rows,
        1f,
        0f);
    if (wiring.squeeze()) {
      gather(squeezed, 1f, 0f);
      squeeze(squeezed, x.buffer(), 1, factor, keep);
    } else {
      gather(x.buffer(), factor, keep);
    }
  }

  private void gather(cl_mem images, float factor, float keep) {
    queue.run(
        "gather",
        new long[] {shape.rows(), shape.inputChannels(), rows},
        shape.inputChannels(),
        shape.rows(),
        shape.columns(),
        shape.kernel(),
        shape.padding(),
        shape.stride(),
        shape.outputRows(),
        shape.outputColumns(),
        factor,
        keep,
        patches,
        images);
  }

  /** A layer before pooling, by the adjoint of pooling at given states of the lower layer. */
  private cl_mem unpooled(OpenClLayer y, OpenClLayer now) {
    if (wiring.pool() == Wiring.Pool.NONE) {
      return y.buffer();
    }
    if (wiring.pool() == Wiring.Pool.MAXIMUM) {
      convolve(now, made, 1f, 0f);
    }
    queue.run(
        "unpool",
        new long[] {shape.outputPixels(), (long) rows * shape.outputChannels()},
        shape.outputRows(),
        shape.outputColumns(),
        wiring.window(),
        maximum(),
        y.buffer(),
        made,
        unpooled);
    return unpooled;
  }

  @Override
  public void gradient(OpenClLayer post, OpenClLayer pre, float scale, float keep, float[] into) {
    cl_mem errors = unpooled(post, pre);
    layOut(pre, 1);
    cl_mem product = queue.memory(shape.weights());
    for (int sample = 0; sample < rows; sample++) {
      queue.multiply(
          shape.outputChannels(),
          shape.patch(),
          shape.outputPixels(),
          new Operand(errors, sample * shape.outputSize(), 0),
          new Operand(patches, sample * shape.patch() * shape.outputPixels(), 0),
          Operand.one(product),
          1,
          scale,
          sample == 0 ? 0f : 1f);
    }
    if (heldTransposed) {
      cl_mem turned = queue.memory(shape.weights());
      queue.run(
          "transpose",
          new long[] {shape.patch(), shape.outputChannels()},
          shape.outputChannels(),
          shape.patch(),
          product,
          turned);
      OpenClMatrix.addTo(queue, into, keep, turned);
      queue.free(turned);
    } else {
      OpenClMatrix.addTo(queue, into, keep, product);
    }
    queue.free(product);
  }
}
