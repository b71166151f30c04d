package org.ohmlight.simulator.circuit.layered;

/**
 * What a device of a resistive network can be set to.
 *
 * @param leastSiemens smallest conductance, S; a device that cannot be opened leaks
 * @param mostSiemens largest conductance, S; infinite for no bound
 */
public record ConductanceRange(float leastSiemens, float mostSiemens) {
  public ConductanceRange {
    if (!(leastSiemens >= 0f && leastSiemens < mostSiemens)) {
      throw new IllegalArgumentException(
          "Conductances lie between a smallest one of 0 S or more and a larger one, got "
              + leastSiemens
              + " S and "
              + mostSiemens
              + " S");
    }
  }
}
