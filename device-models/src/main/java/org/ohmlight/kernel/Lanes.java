package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shape of all kernels: 256 bits, eight floats, or 128 bits where the machine's vectors
 * are narrower (ARM NEON).
 *
 * <p>Every kernel is a vector loop up to {@link #bound} and a scalar loop of the same operations
 * for the rest, so that results do not depend on the shape. Layouts do not either: panels, patches
 * and blocks of random numbers are made of {@link #BLOCK} values everywhere. Kernels whose lanes
 * are such a block go up to {@link #wideBound}. On a machine without fused multiply-adds both
 * bounds are zero and the scalar loop does all: a vector operation that the processor does not have
 * allocates its result.
 */
final class Lanes {
  /** Floats of a block of a layout, which are the lanes of the wider shape. */
  static final int BLOCK = 8;

  /** Whether this machine has vectors of fused multiply-adds. */
  static final boolean VECTORS =
      Fused.IN_HARDWARE && FloatVector.SPECIES_PREFERRED.length() >= BLOCK / 2;

  /** Whether its vectors hold a whole block. */
  static final boolean WIDE = VECTORS && FloatVector.SPECIES_PREFERRED.length() >= BLOCK;

  static final VectorSpecies<Float> FLOATS =
      WIDE ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
  static final VectorSpecies<Integer> INTS = WIDE ? IntVector.SPECIES_256 : IntVector.SPECIES_128;
  static final VectorSpecies<Long> LONGS = WIDE ? LongVector.SPECIES_256 : LongVector.SPECIES_128;

  /** Floats in a vector. */
  static final int WIDTH = WIDE ? BLOCK : BLOCK / 2;

  /** Clears the sign of a float's bits. As integers the rest orders like magnitudes, NaN on top. */
  static final int MAGNITUDE = 0x7fffffff;

  private Lanes() {}

  /** Number of values, from the first, that whole vectors cover. */
  static int bound(int count) {
    return VECTORS ? count & -WIDTH : 0;
  }

  /** Number of values, from the first, that whole vectors of a block each cover. */
  static int wideBound(int count) {
    return WIDE ? count & -BLOCK : 0;
  }
}
