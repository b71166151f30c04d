package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;

/**
 * Which conductances the lowest and the highest state of the mean cell stand for.
 *
 * @param minSiemens at the lowest state [S], >= 0
 * @param maxSiemens at the highest state [S]
 */
public record ConductanceRange(double minSiemens, double maxSiemens) {
  public ConductanceRange {
    Allowed.notNegative("lowest conductance", minSiemens);
    Allowed.positive("highest conductance", maxSiemens);
    if (!(maxSiemens > minSiemens)) {
      throw new IllegalArgumentException(
          "The highest conductance must lie above the lowest, got "
              + minSiemens
              + " S to "
              + maxSiemens
              + " S");
    }
  }

  double range() {
    return maxSiemens - minSiemens;
  }

  double middle() {
    return 0.5 * (minSiemens + maxSiemens);
  }
}
