package org.ohmlight.simulator.optics.coherent;

import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Substrate;

class NoisyHologramCouplingTest extends CouplingContract {
  @Override
  protected Substrate substrate(long seed) {
    return new CoherentBenchSubstrate(
        CoherentBenchSettings.typical(new WeightEncoding.Holograms(48, 40, 0.35)), seed);
  }

  @Override
  protected double forwardTolerance() {
    return 0.05;
  }

  @Override
  protected double adjointTolerance() {
    return 0.1;
  }

  @Override
  protected double programTolerance() {
    return 0.06;
  }

  @Override
  protected double updateCosine() {
    return 0.97;
  }
}
