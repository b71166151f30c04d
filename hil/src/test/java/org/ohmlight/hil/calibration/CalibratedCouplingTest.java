package org.ohmlight.hil.calibration;

import java.time.Clock;
import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** Hardware with odd channels is, once calibrated, a coupling like any other. */
class CalibratedCouplingTest extends CouplingContract {
  @Override
  protected Substrate substrate(long seed) {
    CouplingCalibration calibration;
    try (Substrate hardware = hardware(seed)) {
      // The shape of the contract's coupling.
      Coupling coupling = hardware.couple("edge", 7, 13, 1f);
      float[] w = new float[7 * 13];
      RandomStream.of(seed, "w").normals(w, 0, w.length, 0);
      coupling.program(w, 1);
      calibration = Calibrator.usual(seed, Clock.systemUTC()).calibrate(coupling, 2);
    }
    return new CalibratedSubstrate(hardware(seed), Map.of("edge", calibration), Clock.systemUTC());
  }

  private static Substrate hardware(long seed) {
    return new OddChannels(new ExactSubstrate(Team.solo()), seed, 0.1, -1, -1);
  }

  @Override
  protected double forwardTolerance() {
    return 1e-4;
  }

  @Override
  protected double adjointTolerance() {
    return 1e-4;
  }

  @Override
  protected double programTolerance() {
    return 0;
  }

  @Override
  protected double updateCosine() {
    return 0.99999;
  }
}
