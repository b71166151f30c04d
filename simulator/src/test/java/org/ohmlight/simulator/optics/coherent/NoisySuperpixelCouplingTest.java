package org.ohmlight.simulator.optics.coherent;

import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Substrate;

class NoisySuperpixelCouplingTest extends CouplingContract {
  @Override
  protected Substrate substrate(long seed) {
    return new CoherentBenchSubstrate(
        CoherentBenchSettings.typical(new WeightEncoding.Superpixels(4)), seed);
  }

  @Override
  protected double forwardTolerance() {
    return 0.05;
  }

  @Override
  protected double adjointTolerance() {
    return 0.2;
  }

  @Override
  protected double programTolerance() {
    return 0.08;
  }

  @Override
  protected double updateCosine() {
    return 0.97;
  }
}
