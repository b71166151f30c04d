package org.ohmlight.learning.wiring;

import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.kernel.PatchRows;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.KernelCoupling.Convolver;

/**
 * A convolution on hardware that multiplies a matrix with one vector at a time: every patch of
 * every image is a presentation of its own. Noise is keyed by the row of the patch, {@code sample
 * outputPixels + pixel}, so that it does not depend on how a batch is cut.
 */
final class LaidOutConvolver implements Convolver {
  private final Coupling coupling;
  private final ConvolutionShape shape;
  private final PatchRows patches;
  private final boolean transposed;
  private final Batch[] patch;
  private final Batch[] pixel;
  private float[] allPatches = new float[0];
  private float[] allPixels = new float[0];

  /**
   * A convolution of blocks of samples.
   *
   * @param transposed whether the matrix is held as {@code [patch x outputChannels]}
   * @param firstRow row of the whole batch that the block begins with
   * @param rows samples of a block
   */
  LaidOutConvolver(
      Coupling coupling, ConvolutionShape shape, boolean transposed, int firstRow, int rows) {
    this.coupling = coupling;
    this.shape = shape;
    this.patches = new PatchRows(shape);
    this.transposed = transposed;
    int pixels = shape.outputPixels();
    float[] onePatch = new float[pixels * shape.patch()];
    float[] onePixel = new float[pixels * shape.outputChannels()];
    this.patch = new Batch[rows];
    this.pixel = new Batch[rows];
    for (int r = 0; r < rows; r++) {
      int first = (firstRow + r) * pixels;
      patch[r] = Batch.block(onePatch, first, pixels, shape.patch());
      pixel[r] = Batch.block(onePixel, first, pixels, shape.outputChannels());
    }
  }

  @Override
  public void forward(Batch x, Batch y, long tick) {
    for (int r = 0; r < x.rows(); r++) {
      patches.gather(x.values(), x.offset() + r * shape.inputSize(), patch[r].values(), 0);
      if (transposed) {
        coupling.adjoint(patch[r], pixel[r], tick);
      } else {
        coupling.forward(patch[r], pixel[r], tick);
      }
      patches.toImage(pixel[r].values(), 0, y.values(), y.offset() + r * shape.outputSize());
    }
  }

  @Override
  public void adjoint(Batch y, Batch x, long tick) {
    for (int r = 0; r < y.rows(); r++) {
      patches.toRows(y.values(), y.offset() + r * shape.outputSize(), pixel[r].values(), 0);
      if (transposed) {
        coupling.forward(pixel[r], patch[r], tick);
      } else {
        coupling.adjoint(pixel[r], patch[r], tick);
      }
      patches.scatter(patch[r].values(), 0, x.values(), x.offset() + r * shape.inputSize());
    }
  }

  /** One exchange for the whole batch: a burst of pulses for every patch of every sample. */
  @Override
  public void update(Batch y, Batch x, float rate, long tick) {
    int pixels = shape.outputPixels();
    int rows = Math.multiplyExact(y.rows(), pixels);
    if (allPatches.length < rows * shape.patch()) {
      allPatches = new float[Math.multiplyExact(rows, shape.patch())];
      allPixels = new float[rows * shape.outputChannels()];
    }
    for (int r = 0; r < y.rows(); r++) {
      patches.gather(
          x.values(), x.offset() + r * shape.inputSize(), allPatches, r * pixels * shape.patch());
      patches.toRows(
          y.values(),
          y.offset() + r * shape.outputSize(),
          allPixels,
          r * pixels * shape.outputChannels());
    }
    Batch pre = Batch.of(allPatches, rows, shape.patch());
    Batch post = Batch.of(allPixels, rows, shape.outputChannels());
    coupling.update(transposed ? pre : post, transposed ? post : pre, rate, tick);
  }
}
