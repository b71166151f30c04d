package org.ohmlight.experiments.spec;

import org.ohmlight.simulator.circuit.layered.ConductanceRange;

/**
 * What a resistive network is built of.
 *
 * @param inputVolts voltage of an input of value 1, V; a second source has the opposite
 * @param gain initial conductances lie within {@code gain / sqrt(inputs)} above the least, S
 * @param leastSiemens smallest conductance of a device, S
 * @param mostSiemens largest conductance of a device, S
 */
public record ResistiveSpec(float inputVolts, float gain, float leastSiemens, float mostSiemens) {
  /** What a device can be set to. */
  public ConductanceRange range() {
    return new ConductanceRange(leastSiemens, mostSiemens);
  }
}
