package org.ohmlight.physical;

import org.ohmlight.kernel.ConvolutionShape;

/**
 * Which neurons of one layer reach which of another, and which of these connections share a weight:
 * the linear map that a matrix of weights stands for.
 */
public sealed interface Wiring {
  /** Every neuron to every neuron: {@code W [outputs x inputs]}. */
  Wiring DENSE = new Dense();

  /**
   * Shape of a layer that this wiring fills.
   *
   * @param from shape of the layer it comes from
   * @param to shape of the layer it leads to, for wirings that fill any
   * @throws IllegalArgumentException if the wiring does not fit the layer it comes from
   */
  LayerShape reached(LayerShape from, LayerShape to);

  /** Rows of the matrix of weights. */
  int outputs(LayerShape from, LayerShape to);

  /** Columns of the matrix of weights. */
  int inputs(LayerShape from, LayerShape to);

  /** Whether the map is linear: whether it is the same at all states. */
  default boolean isLinear() {
    return true;
  }

  /** Neurons that reach one neuron of the layer that an edge leads to. */
  default int fanIn(LayerShape from, LayerShape to) {
    return inputs(from, to);
  }

  /** Neurons that reach one neuron through the edge of the opposite direction. */
  int fanInBack(LayerShape from, LayerShape to);

  /** Every neuron to every neuron. */
  record Dense() implements Wiring {
    @Override
    public LayerShape reached(LayerShape from, LayerShape to) {
      return to;
    }

    @Override
    public int outputs(LayerShape from, LayerShape to) {
      return to.size();
    }

    @Override
    public int inputs(LayerShape from, LayerShape to) {
      return from.size();
    }

    @Override
    public int fanInBack(LayerShape from, LayerShape to) {
      return to.size();
    }
  }

  /** How neighbouring pixels are brought together after a convolution. */
  enum Pool {
    /** Not at all. */
    NONE("none"),
    /** Their mean, a linear map. */
    AVERAGE("average"),
    /** The largest of them; where it was found is kept for the way back. */
    MAXIMUM("maximum");

    private final String label;

    Pool(String label) {
      this.label = label;
    }

    /** The name a study file uses. */
    public String label() {
      return label;
    }
  }

  /**
   * A kernel that moves over an image, between an optional squeeze ({@code [c, r, q] -> [4c, r/2,
   * q/2]}, {@link org.ohmlight.kernel.Squeeze}) and an optional pooling. The matrix of weights is
   * {@code [outputChannels x patch]}, a patch in the order (channel, row, column). Source of the
   * order squeeze, then kernel: Nest and Høier, Dyadic learning in asymmetric convnets; of kernel,
   * then pooling: Scellier et al. (2023).
   *
   * @param channels feature maps it makes
   * @param kernel rows and columns of the kernel
   * @param padding zeros around the image
   * @param stride step of the kernel
   * @param squeeze whether the image is squeezed first
   * @param pool how pixels are brought together afterwards
   * @param window rows and columns of a pooling window; 1 without pooling
   */
  record Convolution(
      int channels, int kernel, int padding, int stride, boolean squeeze, Pool pool, int window)
      implements Wiring {
    public Convolution {
      if (window < 1 || pool == Pool.NONE && window != 1) {
        throw new IllegalArgumentException(
            "A pooling window is at least 1, and 1 without pooling, got "
                + window
                + " with pooling "
                + pool.label());
      }
    }

    /** A kernel that moves by one pixel, nothing before or after it. */
    public Convolution(int channels, int kernel, int padding) {
      this(channels, kernel, padding, 1, false, Pool.NONE, 1);
    }

    @Override
    public boolean isLinear() {
      return pool != Pool.MAXIMUM;
    }

    /** The convolution between squeeze and pooling. */
    public ConvolutionShape shape(LayerShape from) {
      if (squeeze && (from.rows() % 2 != 0 || from.columns() % 2 != 0)) {
        throw new IllegalArgumentException(
            "Only images with even sides can be squeezed, got " + from);
      }
      return squeeze
          ? new ConvolutionShape(
              4 * from.channels(),
              channels,
              from.rows() / 2,
              from.columns() / 2,
              kernel,
              padding,
              stride)
          : new ConvolutionShape(
              from.channels(), channels, from.rows(), from.columns(), kernel, padding, stride);
    }

    @Override
    public LayerShape reached(LayerShape from, LayerShape to) {
      return reached(from);
    }

    /** Shape of the layer that this convolution fills. */
    public LayerShape reached(LayerShape from) {
      ConvolutionShape shape = shape(from);
      return new LayerShape(channels, shape.outputRows() / window, shape.outputColumns() / window);
    }

    @Override
    public int outputs(LayerShape from, LayerShape to) {
      return channels;
    }

    @Override
    public int inputs(LayerShape from, LayerShape to) {
      return shape(from).patch();
    }

    @Override
    public int fanInBack(LayerShape from, LayerShape to) {
      return channels * kernel * kernel;
    }
  }
}
