package org.ohmlight.learning.network;

import org.ohmlight.physical.Batch;

/** Drives of a network one of whose layers is held where it is. */
record HeldDrives(SingleDrives others, int held) implements Drives {
  @Override
  public void compute(int layer, long tick) {
    if (layer != held) {
      others.compute(layer, tick);
    }
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public Rail rail(int index) {
    return others.rail(index);
  }

  @Override
  public Batch drive(int index, int layer) {
    return others.drive(index, layer);
  }

  @Override
  public void moved(int layer) {}

  @Override
  public boolean holds(int layer) {
    return layer == held;
  }
}
