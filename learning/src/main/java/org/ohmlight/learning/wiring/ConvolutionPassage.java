package org.ohmlight.learning.wiring;

import org.ohmlight.physical.Batch;
import org.ohmlight.physical.KernelCoupling.Convolver;

/**
 * A convolution for one block of samples: squeeze, kernel, pooling, and the exact adjoint of the
 * three. The places of a maximum are kept from one way to the next and found again only when the
 * states have moved in between.
 */
final class ConvolutionPassage implements Passage {
  private final ImageMap map;
  private final Convolver convolver;
  private final Batch squeezed;
  private final Batch made;
  private final Batch pooled;
  private final int[][] places;
  private final boolean[] fresh;

  ConvolutionPassage(ImageMap map, Convolver convolver, int rows) {
    this.map = map;
    this.convolver = convolver;
    this.squeezed = Batch.zeros(map.squeezes() ? rows : 0, map.shape().inputSize());
    this.made = Batch.zeros(map.pools() ? rows : 0, map.shape().outputSize());
    int kept = map.keepsPlaces() ? rows * map.places() : 0;
    this.pooled = Batch.zeros(map.keepsPlaces() ? rows : 0, Math.max(1, map.places()));
    this.places = new int[2][kept];
    this.fresh = new boolean[2];
  }

  @Override
  public void forward(Batch from, Batch to, long tick, int rail) {
    Batch image = map.squeezed(from, squeezed);
    if (map.pools()) {
      convolver.forward(image, made, tick);
      map.pool(made, to, places[rail]);
    } else {
      convolver.forward(image, to, tick);
    }
    fresh[rail] = true;
  }

  @Override
  public void adjoint(Batch to, Batch from, Batch now, long tick, int rail) {
    if (map.keepsPlaces() && !fresh[rail]) {
      findPlaces(now, tick, rail);
    }
    Batch image = map.squeezes() ? squeezed : from;
    convolver.adjoint(map.unpooled(to, made, places[rail]), image, tick);
    map.unsqueeze(image, from);
  }

  @Override
  public void tangent(Batch from, Batch to, Batch now, long tick, int rail) {
    if (!map.keepsPlaces()) {
      forward(from, to, tick, rail);
      return;
    }
    if (!fresh[rail]) {
      findPlaces(now, tick, rail);
    }
    convolver.forward(map.squeezed(from, squeezed), made, tick);
    map.select(made, to, places[rail]);
  }

  /** Maximum pooling of what the kernel makes of some states, for its places alone. */
  private void findPlaces(Batch now, long tick, int rail) {
    convolver.forward(map.squeezed(now, squeezed), made, tick);
    map.pool(made, pooled, places[rail]);
    fresh[rail] = true;
  }

  @Override
  public void moved() {
    fresh[0] = false;
    fresh[1] = false;
  }
}
