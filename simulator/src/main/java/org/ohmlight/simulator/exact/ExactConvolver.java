package org.ohmlight.simulator.exact;

import org.ohmlight.kernel.Convolution;
import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.KernelCoupling.Convolver;
import org.ohmlight.physical.Ledger;

/**
 * A convolution by the matrix of an {@link ExactCoupling}, which it copies when that has changed.
 */
final class ExactConvolver implements Convolver {
  private final ExactCoupling coupling;
  private final ConvolutionShape shape;
  private final boolean transposed;
  private final Convolution convolution;
  private final Ledger.Line multiplyAdds;
  private final float[] turned;
  private long seen = -1;

  ExactConvolver(
      ExactCoupling coupling,
      ConvolutionShape shape,
      boolean transposed,
      Team team,
      Ledger.Line multiplyAdds) {
    int rows = transposed ? coupling.inputs() : coupling.outputs();
    int columns = transposed ? coupling.outputs() : coupling.inputs();
    if (rows != shape.outputChannels() || columns != shape.patch()) {
      throw new IllegalArgumentException(
          "The kernel of "
              + coupling.name()
              + " must be "
              + shape.outputChannels()
              + " x "
              + shape.patch()
              + ", got "
              + rows
              + " x "
              + columns);
    }
    this.coupling = coupling;
    this.shape = shape;
    this.transposed = transposed;
    this.convolution = new Convolution(shape, team);
    this.multiplyAdds = multiplyAdds;
    this.turned = new float[transposed ? shape.weights() : 0];
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    require(x, y);
    refresh();
    convolution.forward(x.values(), x.offset(), y.values(), y.offset(), x.rows());
    charge(x.rows());
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    require(x, y);
    refresh();
    convolution.adjoint(y.values(), y.offset(), x.values(), x.offset(), x.rows());
    charge(x.rows());
  }

  @Override
  public void update(Batch y, Batch x, float rate, long tick) {
    require(x, y);
    float[] weights = coupling.weights();
    if (transposed) {
      add(y, x, rate, 0f, turned);
      int patch = shape.patch();
      int channels = shape.outputChannels();
      for (int o = 0; o < channels; o++) {
        for (int p = 0; p < patch; p++) {
          weights[p * channels + o] += turned[o * patch + p];
        }
      }
    } else {
      add(y, x, rate, 1f, weights);
    }
    coupling.changed();
    charge(x.rows());
  }

  private void add(Batch y, Batch x, float rate, float keep, float[] into) {
    convolution.outerProduct(
        y.values(), y.offset(), x.values(), x.offset(), x.rows(), rate, keep, into);
  }

  private void require(Batch x, Batch y) {
    x.requireShape(y.rows(), shape.inputSize(), "x", coupling.name());
    y.requireShape(y.rows(), shape.outputSize(), "y", coupling.name());
  }

  private void refresh() {
    long now = coupling.version();
    if (seen == now) {
      return;
    }
    if (transposed) {
      int patch = shape.patch();
      int channels = shape.outputChannels();
      for (int p = 0; p < patch; p++) {
        for (int o = 0; o < channels; o++) {
          turned[o * patch + p] = coupling.weights()[p * channels + o];
        }
      }
      convolution.take(turned);
    } else {
      convolution.take(coupling.weights());
    }
    seen = now;
  }

  private void charge(int samples) {
    multiplyAdds.add((long) samples * shape.outputPixels() * shape.weights());
  }
}
