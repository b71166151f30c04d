package org.ohmlight.kernel;

import java.util.function.IntConsumer;

/**
 * A convolution, its exact adjoint and the gradient of its kernel on blocks {@code [batch, channel,
 * row, column]}, in the arithmetic of {@link Gemm}: {@code y = W x} with the linear map W that
 * {@link ConvolutionShape} defines, {@code x = W^T y}, and {@code w = keep w + scale sum_b
 * sum_pixels y p^T} with {@code p} the patch under a pixel.
 *
 * <p>Patches are made a panel at a time in the first cache, never as a whole matrix. Every output
 * is made by one sequence of operations that depends on the shape alone, so the results do not
 * depend on the number of threads nor, but for the gradient, on how a batch is split. One call at a
 * time; calls allocate nothing.
 */
public final class Convolution {
  private final ConvolutionShape shape;
  private final Team team;
  private final float[] weights;
  private final float[] transposed;
  private final PatchProduct[] ahead;
  private final PatchSum[] back;
  private final PatchGradient[] gradient;
  private final IntConsumer aheadTask = this::aheadPart;
  private final IntConsumer backTask = this::backPart;
  private final IntConsumer gradientTask = this::gradientPart;

  // The operands of the call in flight, so that its tasks need not be made.
  private float[] y = new float[0];
  private float[] x = new float[0];
  private float[] w = new float[0];
  private int yOffset;
  private int xOffset;
  private int batch;
  private float scale;
  private float keep;

  /** A convolution with weights of zero whose work the team shares. */
  public Convolution(ConvolutionShape shape, Team team) {
    this.shape = shape;
    this.team = team;
    this.weights = new float[shape.weights()];
    this.transposed = new float[shape.weights()];
    int parts = team.threads() == 1 ? 1 : 2 * team.threads();
    this.ahead = new PatchProduct[parts];
    this.back = new PatchSum[parts];
    this.gradient = new PatchGradient[Math.min(parts, Math.ceilDiv(shape.patch(), 6))];
    for (int part = 0; part < parts; part++) {
      ahead[part] =
          new PatchProduct(
              patches(),
              shape.inputChannels(),
              shape.inputSize(),
              shape.outputChannels(),
              shape.outputPixels());
      back[part] =
          new PatchSum(
              patches(),
              shape.inputChannels(),
              shape.kernel() * shape.kernel(),
              shape.inputSize(),
              shape.outputChannels(),
              shape.outputPixels());
    }
    int taps = Math.ceilDiv(Math.ceilDiv(shape.patch(), gradient.length), 6) * 6;
    for (int part = 0; part < gradient.length; part++) {
      int first = Math.min(shape.patch(), part * taps);
      gradient[part] =
          new PatchGradient(
              patches(),
              shape.kernel() * shape.kernel(),
              shape.inputSize(),
              shape.outputChannels(),
              shape.outputPixels(),
              first,
              Math.min(shape.patch(), first + taps));
    }
  }

  private Patches patches() {
    return new Patches(
        shape.inputChannels(),
        shape.rows(),
        shape.columns(),
        shape.kernel(),
        shape.padding(),
        shape.stride(),
        shape.outputRows(),
        shape.outputColumns());
  }

  /** The shape. */
  public ConvolutionShape shape() {
    return shape;
  }

  /** Takes a copy of the weights {@code [outputChannels x patch]}. */
  public void take(float[] newWeights) {
    System.arraycopy(newWeights, 0, weights, 0, weights.length);
    int outputs = shape.outputChannels();
    Transpose.matrix(weights, 0, outputs, shape.patch(), transposed, 0, outputs);
  }

  /** {@code y = W x}. Array {@code newY} is modified. */
  public void forward(float[] newX, int newXOffset, float[] newY, int newYOffset, int newBatch) {
    operands(newX, newXOffset, newY, newYOffset, newBatch);
    team.each(ahead.length, aheadTask);
  }

  /** {@code x = W^T y}. Array {@code newX} is modified. */
  public void adjoint(float[] newY, int newYOffset, float[] newX, int newXOffset, int newBatch) {
    operands(newX, newXOffset, newY, newYOffset, newBatch);
    team.each(back.length, backTask);
  }

  /**
   * {@code w = keep w + scale sum_b sum_pixels post p^T} with the patches p of {@code pre}: the
   * local outer product of a convolution. Array {@code into [outputChannels x patch]} is modified.
   */
  public void outerProduct(
      float[] post,
      int postOffset,
      float[] pre,
      int preOffset,
      int newBatch,
      float newScale,
      float newKeep,
      float[] into) {
    operands(pre, preOffset, post, postOffset, newBatch);
    scale = newScale;
    keep = newKeep;
    w = into;
    team.each(gradient.length, gradientTask);
  }

  private void operands(float[] newX, int newXOffset, float[] newY, int newYOffset, int newBatch) {
    x = newX;
    xOffset = newXOffset;
    y = newY;
    yOffset = newYOffset;
    batch = newBatch;
  }

  private void aheadPart(int part) {
    ahead[part].multiply(weights, x, xOffset, y, yOffset, first(part), first(part + 1));
  }

  private void backPart(int part) {
    back[part].multiply(transposed, y, yOffset, x, xOffset, first(part), first(part + 1));
  }

  private void gradientPart(int part) {
    gradient[part].addTo(y, yOffset, x, xOffset, batch, scale, keep, w);
  }

  private int first(int part) {
    return (int) ((long) batch * part / ahead.length);
  }
}
