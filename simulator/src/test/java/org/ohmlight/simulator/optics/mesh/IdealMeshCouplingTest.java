package org.ohmlight.simulator.optics.mesh;

import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Substrate;

/** Without errors a mesh is exact. */
class IdealMeshCouplingTest extends CouplingContract {
  @Override
  protected Substrate substrate(long seed) {
    return new MeshSubstrate(MeshSettings.ideal(), seed);
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
