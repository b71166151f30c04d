package org.ohmlight.simulator.optics.coherent;

import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Substrate;

class IdealHologramCouplingTest extends CouplingContract {
  @Override
  protected Substrate substrate(long seed) {
    return new CoherentBenchSubstrate(
        CoherentBenchSettings.ideal(new WeightEncoding.Holograms(48, 40, 0.35)), seed);
  }

  @Override
  protected double forwardTolerance() {
    return 1e-6;
  }

  @Override
  protected double adjointTolerance() {
    return 0.03;
  }

  @Override
  protected double programTolerance() {
    return 0.03;
  }

  @Override
  protected double updateCosine() {
    return 0.99;
  }
}
