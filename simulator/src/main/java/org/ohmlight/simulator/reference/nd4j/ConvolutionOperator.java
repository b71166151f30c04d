package org.ohmlight.simulator.reference.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.reference.machine.Machine.Operator;

/**
 * Squeeze, kernel, pooling, by ND4J's own operations: {@code conv2d} and, for its adjoint, {@code
 * deconv2d} with the same weights {@code [out, in, row, column]}, because {@code conv2d_input_bp}
 * is not accelerated.
 */
final class ConvolutionOperator implements Operator<Nd4jLayer> {
  private static final int OUT_IN_ROW_COLUMN = 1;
  private static final int IMAGES_FIRST_CHANNELS_SECOND = 0;

  private final Nd4jMatrix weights;
  private final boolean heldTransposed;
  private final Wiring.Convolution wiring;
  private final LayerShape from;
  private final ConvolutionShape shape;
  private final int rows;
  private final INDArray made;

  /**
   * Makes the operator of the direction from the lower to the higher layer.
   *
   * @param heldTransposed whether the matrix is {@code [patch x outputChannels]}
   */
  ConvolutionOperator(
      Nd4jMatrix weights,
      boolean heldTransposed,
      Wiring.Convolution wiring,
      LayerShape from,
      int rows) {
    this.weights = weights;
    this.heldTransposed = heldTransposed;
    this.wiring = wiring;
    this.from = from;
    this.shape = wiring.shape(from);
    this.rows = rows;
    this.made =
        Nd4j.zeros(
            DataType.FLOAT,
            rows,
            shape.outputChannels(),
            shape.outputRows(),
            shape.outputColumns());
  }

  @Override
  public void forward(Nd4jLayer x, Nd4jLayer y, float factor, boolean add) {
    convolve(x);
    put(pooled(y), y, factor, add);
  }

  private void convolve(Nd4jLayer x) {
    run("conv2d", new INDArray[] {squeezed(x.image()), kernel()}, made, convolution());
  }

  private INDArray pooled(Nd4jLayer y) {
    if (wiring.pool() == Wiring.Pool.NONE) {
      return made;
    }
    INDArray pooled = Nd4j.createUninitialized(DataType.FLOAT, y.image().shape(), 'c');
    run(
        wiring.pool() == Wiring.Pool.AVERAGE ? "avgpool2d" : "maxpool2d",
        new INDArray[] {made},
        pooled,
        pooling());
    return pooled;
  }

  @Override
  public void adjoint(Nd4jLayer y, Nd4jLayer x, Nd4jLayer now, float factor, boolean add) {
    if (wiring.pool() == Wiring.Pool.MAXIMUM) {
      convolve(now);
    }
    put(unsqueezed(spread(unpooled(y.image()))), x, factor, add);
  }

  /** The adjoint of the kernel; rows and columns that no kernel reaches stay zero. */
  private INDArray spread(INDArray y) {
    int reachedRows =
        (shape.outputRows() - 1) * shape.stride() + shape.kernel() - 2 * shape.padding();
    int reachedColumns =
        (shape.outputColumns() - 1) * shape.stride() + shape.kernel() - 2 * shape.padding();
    INDArray x =
        Nd4j.createUninitialized(
            DataType.FLOAT,
            new long[] {rows, shape.inputChannels(), reachedRows, reachedColumns},
            'c');
    run("deconv2d", new INDArray[] {y, kernel()}, x, convolution());
    if (reachedRows == shape.rows() && reachedColumns == shape.columns()) {
      return x;
    }
    INDArray whole =
        Nd4j.zeros(DataType.FLOAT, rows, shape.inputChannels(), shape.rows(), shape.columns());
    whole
        .get(
            NDArrayIndex.all(),
            NDArrayIndex.all(),
            NDArrayIndex.interval(0, reachedRows),
            NDArrayIndex.interval(0, reachedColumns))
        .assign(x);
    return whole;
  }

  private INDArray unpooled(INDArray y) {
    if (wiring.pool() == Wiring.Pool.NONE) {
      return y;
    }
    INDArray spread = Nd4j.createUninitialized(DataType.FLOAT, made.shape(), 'c');
    run(
        wiring.pool() == Wiring.Pool.AVERAGE ? "avgpool2d_bp" : "maxpool2d_bp",
        new INDArray[] {made, y},
        spread,
        pooling());
    return spread;
  }

  @Override
  public void gradient(Nd4jLayer post, Nd4jLayer pre, float scale, float keep, float[] into) {
    if (wiring.pool() == Wiring.Pool.MAXIMUM) {
      convolve(pre);
    }
    INDArray x = squeezed(pre.image());
    INDArray kernel = kernel();
    INDArray unused = Nd4j.createUninitialized(DataType.FLOAT, x.shape(), 'c');
    INDArray product = Nd4j.createUninitialized(DataType.FLOAT, kernel.shape(), 'c');
    Nd4j.exec(
        DynamicCustomOp.builder("conv2d_bp")
            .addInputs(x, kernel, unpooled(post.image()))
            .addOutputs(unused, product)
            .addIntegerArguments(convolution())
            .build());
    product.muli(scale);
    INDArray matrix = product.reshape('c', new long[] {shape.outputChannels(), shape.patch()});
    INDArray held = heldTransposed ? matrix.transpose().dup('c') : matrix;
    Nd4jMatrix.addTo(into, keep, held.data().asFloat());
  }

  /** The kernel {@code [out, in, row, column]}. */
  private INDArray kernel() {
    INDArray matrix =
        heldTransposed ? weights.transposed().dup('c') : weights.transposed().transpose();
    return matrix.reshape(
        'c',
        new long[] {shape.outputChannels(), shape.inputChannels(), shape.kernel(), shape.kernel()});
  }

  private int[] convolution() {
    int k = shape.kernel();
    int s = shape.stride();
    int p = shape.padding();
    return new int[] {k, k, s, s, p, p, 1, 1, 0, IMAGES_FIRST_CHANNELS_SECOND, OUT_IN_ROW_COLUMN};
  }

  private int[] pooling() {
    int w = wiring.window();
    return new int[] {w, w, w, w, 0, 0, 1, 1, 0, 0, IMAGES_FIRST_CHANNELS_SECOND};
  }

  /** {@code [c, 2r + dy, 2q + dx] -> [4c + 2dy + dx, r, q]}. */
  private INDArray squeezed(INDArray image) {
    if (!wiring.squeeze()) {
      return image;
    }
    int half = from.rows() / 2;
    int side = from.columns() / 2;
    return image
        .reshape('c', new long[] {rows, from.channels(), half, 2, side, 2})
        .permute(0, 1, 3, 5, 2, 4)
        .dup('c')
        .reshape('c', new long[] {rows, 4L * from.channels(), half, side});
  }

  private INDArray unsqueezed(INDArray image) {
    if (!wiring.squeeze()) {
      return image;
    }
    int half = from.rows() / 2;
    int side = from.columns() / 2;
    return image
        .reshape('c', new long[] {rows, from.channels(), 2, 2, half, side})
        .permute(0, 1, 4, 2, 5, 3)
        .dup('c')
        .reshape('c', new long[] {rows, from.channels(), from.rows(), from.columns()});
  }

  private static void run(String name, INDArray[] inputs, INDArray output, int[] arguments) {
    Nd4j.exec(
        DynamicCustomOp.builder(name)
            .addInputs(inputs)
            .addOutputs(output)
            .addIntegerArguments(arguments)
            .build());
  }

  private static void put(INDArray image, Nd4jLayer layer, float factor, boolean add) {
    INDArray flat = image.reshape('c', new long[] {image.length()});
    if (add) {
      Nd4jMachine.addScaled(flat, layer.flat(), factor);
    } else {
      layer.flat().assign(flat);
      if (factor != 1f) {
        layer.flat().muli(factor);
      }
    }
  }
}
