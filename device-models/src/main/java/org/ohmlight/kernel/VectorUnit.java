package org.ohmlight.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * What the kernels found of this machine's vector unit.
 *
 * @param preferredLanes floats in the widest vector that the JVM prefers here
 * @param lanesInUse floats in a vector of the kernels; 1 where their scalar twins do the work
 */
public record VectorUnit(int preferredLanes, int lanesInUse) {
  /** The vector unit of this machine. */
  public static VectorUnit here() {
    return new VectorUnit(FloatVector.SPECIES_PREFERRED.length(), Lanes.VECTORS ? Lanes.WIDTH : 1);
  }
}
