package org.ohmlight.experiments.spec;

import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Wiring;

/** A layer as a study names it: by its shape, or by how it is made from the layer before. */
public sealed interface LayerSpec {
  /** Shape of the layer, after a layer of the given shape. */
  LayerShape shape(LayerShape before);

  /** How it is joined to the layer before. */
  Wiring wiring();

  /** Neurons or images of a given shape, densely joined to the layer before. */
  record Shaped(LayerShape shape) implements LayerSpec {
    @Override
    public LayerShape shape(LayerShape before) {
      return shape;
    }

    @Override
    public Wiring wiring() {
      return Wiring.DENSE;
    }
  }

  /** Feature maps made by a convolution. */
  record Convolved(Wiring.Convolution wiring) implements LayerSpec {
    @Override
    public LayerShape shape(LayerShape before) {
      return wiring.reached(before);
    }
  }
}
