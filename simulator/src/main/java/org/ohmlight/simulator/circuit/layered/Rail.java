package org.ohmlight.simulator.circuit.layered;

import org.jspecify.annotations.Nullable;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkState;

/**
 * One copy of the circuit for each sample, and what pulls on its output.
 *
 * @param state where its voltages are
 * @param isPlus whether it is the plus rail of that state
 * @param target voltages that the output is joined to, or held at; null for none
 * @param beta conductance of the joint, S; 0 where nothing pulls
 * @param holds whether the output is held at the target
 * @param inverseLoads one over the sum of the conductances at each node, by layer, 1/S
 */
@SuppressWarnings("ArrayRecordComponent")
record Rail(
    NetworkState state,
    boolean isPlus,
    @Nullable Batch target,
    float beta,
    boolean holds,
    float[][] inverseLoads) {

  /** Voltages of a layer. */
  Batch volts(int layer) {
    return isPlus ? state.plus(layer) : state.minus(layer);
  }

  /** Voltages of a layer as they would be without diodes. */
  Batch openVolts(int layer) {
    return isPlus ? state.plusDrive(layer) : state.minusDrive(layer);
  }

  /** Why these circuits have no voltages of least energy, or null. */
  @Nullable String floating() {
    for (int k = 1; k < inverseLoads.length; k++) {
      for (int i = 0; i < inverseLoads[k].length; i++) {
        float siemens = 1f / inverseLoads[k][i];
        if (!(siemens > 0f)) {
          return "node "
              + i
              + " of layer "
              + k
              + " is joined to the rest by "
              + siemens
              + " S, so that nothing keeps its voltage; try a nudging strength below the"
              + " conductance at every output, or a smaller learning rate";
        }
      }
    }
    return null;
  }
}
