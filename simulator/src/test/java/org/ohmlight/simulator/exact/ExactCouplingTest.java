package org.ohmlight.simulator.exact;

import org.ohmlight.kernel.Team;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Substrate;

class ExactCouplingTest extends CouplingContract {
  @Override
  protected Substrate substrate(long seed) {
    return new ExactSubstrate(Team.solo());
  }

  @Override
  protected double forwardTolerance() {
    return 1e-6;
  }

  @Override
  protected double adjointTolerance() {
    return 1e-6;
  }

  @Override
  protected double programTolerance() {
    return 0;
  }

  @Override
  protected double updateCosine() {
    return 0.999999;
  }
}
