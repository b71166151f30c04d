package org.ohmlight.learning.network;

import org.ohmlight.physical.Batch;

/**
 * What drives the layers of a block: computed for one layer at a time, from the states as they are.
 */
sealed interface Drives permits SingleDrives, HeldDrives, RailDrives, MeanDrives {
  /** Computes the drive of a layer on every rail. */
  void compute(int layer, long tick);

  /** Number of rails. */
  int count();

  /** A rail's states. */
  Rail rail(int index);

  /** The drive last computed for a layer of a rail. */
  Batch drive(int index, int layer);

  /** Told after a layer has moved on every rail. */
  void moved(int layer);

  /** Whether a layer does not move, whatever drives it. */
  default boolean holds(int layer) {
    return false;
  }
}
