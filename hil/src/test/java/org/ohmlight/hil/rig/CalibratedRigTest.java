package org.ohmlight.hil.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.hil.calibration.CalibratedSubstrate;
import org.ohmlight.hil.calibration.Calibrator;
import org.ohmlight.hil.calibration.CouplingCalibration;
import org.ohmlight.hil.calibration.Drift;
import org.ohmlight.hil.calibration.DriftLimits;
import org.ohmlight.hil.calibration.ReferenceProbe;
import org.ohmlight.hil.interlock.TileLimits;
import org.ohmlight.hil.shadow.Residual;
import org.ohmlight.hil.shadow.ShadowSubstrate;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** Calibration, probe and shadow around a rig on virtual tiles. */
@Timeout(60)
class CalibratedRigTest {
  private static final long SEED = 20261123;

  private static float[] random(String name, int count) {
    float[] values = new float[count];
    RandomStream.of(SEED, name).uniforms(values, 0, count, 0);
    for (int k = 0; k < count; k++) {
      values[k] = 2 * values[k] - 1;
    }
    return values;
  }

  @Test
  void aGoodRigIsNotMadeWorse() throws IOException {
    CouplingCalibration calibration;
    try (VirtualRig rig = new VirtualRig(1, 8, 12, TileLimits.none())) {
      Coupling coupling = rig.substrate.couple("w", 8, 12, 1f);
      coupling.program(random("w", 96), 1);
      calibration = Calibrator.usual(SEED, Clock.systemUTC()).calibrate(coupling, 2);
    }
    // Half a step of seven bits of input is all there is to see.
    assertThat(calibration.forwardReport().before()).isLessThan(0.01);
    assertThat(calibration.forward().deadInputs()).isEmpty();
    try (VirtualRig rig = new VirtualRig(1, 8, 12, TileLimits.none());
        CalibratedSubstrate calibrated =
            new CalibratedSubstrate(rig.substrate, Map.of("w", calibration), Clock.systemUTC())) {
      Coupling coupling = calibrated.couple("w", 8, 12, 1f);
      coupling.program(random("w", 96), 1);
      ReferenceProbe probe = new ReferenceProbe(coupling, 4, new DriftLimits(0.02, 0.2), SEED);
      assertThat(probe.probe(5)).isInstanceOf(Drift.Steady.class);
      assertThat(calibrated.provenance().settings()).containsKey("calibration of w");
    }
  }

  @Test
  void theShadowSeesHowTheRigLearns() throws IOException {
    List<Residual> log = new ArrayList<>();
    try (VirtualRig rig = new VirtualRig(1, 8, 12, TileLimits.none());
        ShadowSubstrate both =
            new ShadowSubstrate(rig.substrate, new ExactSubstrate(Team.solo()), 5, log::add)) {
      Coupling coupling = both.couple("w", 8, 12, 1f);
      coupling.program(new float[96], 1);
      Batch y = Batch.zeros(4, 8);
      for (int k = 0; k < 20; k++) {
        Batch x = Batch.of(random("x" + k, 48), 4, 12);
        coupling.forward(x, y, 2 * k);
        coupling.update(Batch.of(random("y" + k, 32), 4, 8), x, 0.02f, 2 * k + 1);
      }
    }
    List<Residual> changes =
        log.stream().filter(one -> one.what() == Residual.What.UPDATE).toList();
    assertThat(changes).hasSize(4);
    for (Residual change : changes) {
      // Whole pulses of a step of 0.25 % of the weight limit.
      assertThat(change.cosine()).isGreaterThan(0.9);
      assertThat(change.part()).isLessThan(0.4);
    }
  }
}
