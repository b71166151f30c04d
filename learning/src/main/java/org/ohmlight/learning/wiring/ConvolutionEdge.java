package org.ohmlight.learning.wiring;

import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Convolution;
import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Edge;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.KernelCoupling;
import org.ohmlight.physical.KernelCoupling.Convolver;

/**
 * A convolution between two layers, its kernel held by any coupling: patches times matrix. Exact
 * arithmetic short-cuts the patches.
 *
 * <p>The local product sums the images: {@code W += rate sum_b sum_pixels post p^T} with {@code p}
 * the patch of {@code pre} under a pixel, after squeezing, and {@code post} before pooling.
 */
final class ConvolutionEdge implements WiredEdge, Edge {
  private final EdgeId id;
  private final Coupling coupling;
  private final ImageMap map;
  private final boolean back;
  private final Team team;
  private @Nullable Workspace workspace;

  /**
   * Wires a kernel.
   *
   * @param back whether this edge sends the adjoint, and holds its matrix as {@code [patch x
   *     outputChannels]}
   */
  ConvolutionEdge(EdgeId id, Coupling coupling, ImageMap map, boolean back, Team team) {
    this.id = id;
    this.coupling = coupling;
    this.map = map;
    this.back = back;
    this.team = team;
  }

  @Override
  public EdgeId id() {
    return id;
  }

  @Override
  public Coupling coupling() {
    return coupling;
  }

  @Override
  public Edge edge() {
    return this;
  }

  @Override
  public Passage passage(int firstRow, int rows) {
    ConvolutionPassage passage =
        new ConvolutionPassage(map, convolver(firstRow, rows, Team.solo()), rows);
    return back ? new BackPassage(passage) : passage;
  }

  private Convolver convolver(int firstRow, int rows, Team sharing) {
    return coupling instanceof KernelCoupling kernel
        ? kernel.convolver(map.shape(), back, sharing)
        : new LaidOutConvolver(coupling, map.shape(), back, firstRow, rows);
  }

  @Override
  public void update(Batch post, Batch pre, float rate, long tick) {
    Workspace work = workspace(post.rows());
    work.take(post, pre, tick);
    work.convolver.update(work.post, work.pre, rate, tick);
  }

  @Override
  public void gradient(Batch post, Batch pre, float scale, float keep, float[] into, long tick) {
    Workspace work = workspace(post.rows());
    work.take(post, pre, tick);
    float[] sum = back ? work.turned : into;
    work.convolution.outerProduct(
        work.post.values(),
        work.post.offset(),
        work.pre.values(),
        work.pre.offset(),
        post.rows(),
        scale,
        back ? 0f : keep,
        sum);
    if (back) {
      work.turn(keep, into);
    }
  }

  private Workspace workspace(int rows) {
    Workspace ready = workspace;
    if (ready == null || ready.rows < rows) {
      ready = new Workspace(rows);
      workspace = ready;
    }
    return ready;
  }

  /** Working memory for whole batches. */
  private final class Workspace {
    private final int rows;
    private final ConvolutionShape shape = map.shape();
    private final Convolver convolver;
    private final Convolution convolution = new Convolution(shape, team);
    private final Batch squeezed;
    private final Batch unpooled;
    private final Batch made;
    private final Batch pooled;
    private final int[] places;
    private final float[] turned = new float[back ? shape.weights() : 0];
    private Batch post;
    private Batch pre;

    Workspace(int rows) {
      this.rows = rows;
      this.convolver = convolver(0, rows, team);
      this.squeezed = Batch.zeros(map.squeezes() ? rows : 0, shape.inputSize());
      this.unpooled = Batch.zeros(map.pools() ? rows : 0, shape.outputSize());
      this.made = Batch.zeros(map.keepsPlaces() ? rows : 0, shape.outputSize());
      this.pooled = Batch.zeros(map.keepsPlaces() ? rows : 0, Math.max(1, map.places()));
      this.places = new int[map.keepsPlaces() ? rows * map.places() : 0];
      this.post = unpooled;
      this.pre = squeezed;
    }

    /** Brings both layers to the kernel; an edge back leads from the higher layer to the lower. */
    void take(Batch leadsTo, Batch comesFrom, long tick) {
      Batch high = back ? comesFrom : leadsTo;
      Batch low = back ? leadsTo : comesFrom;
      int count = high.rows();
      pre = map.squeezed(low, map.squeezes() ? squeezed.window(0, count) : squeezed);
      if (map.keepsPlaces()) {
        Batch kernelMade = made.window(0, count);
        convolver.forward(pre, kernelMade, tick);
        map.pool(kernelMade, pooled.window(0, count), places);
      }
      post = map.unpooled(high, map.pools() ? unpooled.window(0, count) : unpooled, places);
    }

    /** {@code into = keep into + turned^T}. */
    void turn(float keep, float[] into) {
      int patch = shape.patch();
      int channels = shape.outputChannels();
      for (int o = 0; o < channels; o++) {
        for (int p = 0; p < patch; p++) {
          int at = p * channels + o;
          into[at] = keep * into[at] + turned[o * patch + p];
        }
      }
    }
  }
}
