package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shape of all kernels: 256 bits, eight floats.
 *
 * <p>A fixed shape keeps the layout of panels and random blocks the same everywhere. Every kernel
 * is a vector loop up to {@link #bound} and a scalar loop of the same operations for the rest; on a
 * machine with narrower vectors the bound is zero and the scalar loop does all.
 */
final class Lanes {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
  static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;

  /** Floats in a vector. */
  static final int WIDTH = 8;

  /** Whether this machine has vectors of this shape. */
  static final boolean WIDE = FloatVector.SPECIES_PREFERRED.length() >= WIDTH;

  /** Clears the sign of a float's bits. As integers the rest orders like magnitudes, NaN on top. */
  static final int MAGNITUDE = 0x7fffffff;

  private Lanes() {}

  /** Number of values, from the first, that whole vectors cover. */
  static int bound(int count) {
    return WIDE ? count & -WIDTH : 0;
  }
}
