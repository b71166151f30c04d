package org.ohmlight.learning.wiring;

import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.ConvolutionShape;
import org.ohmlight.kernel.Pooling;
import org.ohmlight.kernel.Squeeze;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Wiring;

/**
 * What comes before and after the kernel of a {@link Wiring.Convolution}: squeezing and pooling,
 * with their adjoints.
 */
final class ImageMap {
  private final Wiring.Convolution wiring;
  private final ConvolutionShape shape;
  private final @Nullable Squeeze squeeze;
  private final @Nullable Pooling pooling;

  ImageMap(Wiring.Convolution wiring, LayerShape from) {
    this.wiring = wiring;
    this.shape = wiring.shape(from);
    this.squeeze =
        wiring.squeeze() ? new Squeeze(from.channels(), from.rows(), from.columns()) : null;
    this.pooling =
        wiring.pool() == Wiring.Pool.NONE
            ? null
            : new Pooling(shape.outputRows(), shape.outputColumns(), wiring.window());
  }

  ConvolutionShape shape() {
    return shape;
  }

  boolean squeezes() {
    return squeeze != null;
  }

  boolean pools() {
    return pooling != null;
  }

  /** Whether the map depends on the states it is applied to. */
  boolean keepsPlaces() {
    return !wiring.isLinear();
  }

  /** Number of places that maximum pooling keeps for a sample. */
  int places() {
    Pooling pool = pooling;
    return pool == null ? 0 : shape.outputChannels() * pool.outputRows() * pool.outputColumns();
  }

  /** Brings a layer before the kernel; the layer itself if there is nothing to do. */
  Batch squeezed(Batch layer, Batch scratch) {
    if (squeeze == null) {
      return layer;
    }
    squeeze.apply(layer.values(), layer.offset(), scratch.values(), scratch.offset(), layer.rows());
    return scratch;
  }

  /** The way back of {@link #squeezed}, from {@code scratch} to {@code layer}, if there is one. */
  void unsqueeze(Batch scratch, Batch layer) {
    if (squeeze != null) {
      squeeze.undo(
          scratch.values(), scratch.offset(), layer.values(), layer.offset(), layer.rows());
    }
  }

  /** Pools what the kernel made into a layer; {@code places} is modified by maximum pooling. */
  void pool(Batch made, Batch layer, int[] places) {
    Pooling pool = pooling;
    if (pool == null) {
      return;
    }
    int planes = made.rows() * shape.outputChannels();
    if (keepsPlaces()) {
      pool.maximum(made.values(), made.offset(), layer.values(), layer.offset(), places, planes);
    } else {
      pool.average(made.values(), made.offset(), layer.values(), layer.offset(), planes);
    }
  }

  /** Takes what the kernel made at places found before: the derivative of maximum pooling. */
  void select(Batch made, Batch layer, int[] places) {
    Pooling pool = pooling;
    if (pool != null) {
      int planes = made.rows() * shape.outputChannels();
      pool.select(made.values(), made.offset(), places, layer.values(), layer.offset(), planes);
    }
  }

  /** The adjoint of {@link #pool}; the layer itself if nothing is pooled. */
  Batch unpooled(Batch layer, Batch scratch, int[] places) {
    Pooling pool = pooling;
    if (pool == null) {
      return layer;
    }
    int planes = layer.rows() * shape.outputChannels();
    if (keepsPlaces()) {
      pool.selectAdjoint(
          layer.values(), layer.offset(), places, scratch.values(), scratch.offset(), planes);
    } else {
      pool.averageAdjoint(
          layer.values(), layer.offset(), scratch.values(), scratch.offset(), planes);
    }
    return scratch;
  }
}
