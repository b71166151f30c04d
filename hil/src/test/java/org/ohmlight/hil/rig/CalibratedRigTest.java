package org.ohmlight.hil.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;
import org.ohmlight.hil.calibration.Calibrator;
import org.ohmlight.hil.calibration.Drift;
import org.ohmlight.hil.calibration.DriftLimits;
import org.ohmlight.hil.calibration.ProbeSettings;
import org.ohmlight.hil.calibration.Probed;
import org.ohmlight.hil.calibration.ProbedSubstrate;
import org.ohmlight.hil.calibration.TileCalibration;
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

  private static final Calibrator CALIBRATOR = Calibrator.usual(SEED, Clock.systemUTC());

  /** Worst error of a product, of vectors of this size, by what the cells hold. */
  private static double worst(Coupling coupling, float size) {
    float[] w = new float[coupling.outputs() * coupling.inputs()];
    coupling.read(w);
    float[] values = random("x", 5 * coupling.inputs());
    for (int k = 0; k < values.length; k++) {
      values[k] *= size;
    }
    Batch x = Batch.of(values, 5, coupling.inputs());
    Batch y = Batch.zeros(5, coupling.outputs());
    coupling.forward(x, y, 9);
    double worst = 0;
    for (int r = 0; r < 5; r++) {
      for (int i = 0; i < coupling.outputs(); i++) {
        double sum = 0;
        for (int j = 0; j < coupling.inputs(); j++) {
          sum += w[i * coupling.inputs() + j] * x.at(r, j);
        }
        worst = Math.max(worst, Math.abs(y.at(r, i) - sum));
      }
    }
    return worst / size;
  }

  @Test
  void aGoodRigIsNotMadeWorse() throws IOException {
    try (VirtualRig rig = new VirtualRig(1, 8, 12, TileLimits.none())) {
      Coupling coupling = rig.substrate.couple("w", 8, 12, 1f);
      coupling.program(random("w", 96), 1);
      TileCalibration calibration = rig.substrate.calibrate(0, CALIBRATOR);
      assertThat(calibration.forwardReport().before()).isLessThan(1e-3);
      assertThat(calibration.forward().deadInputs()).isEmpty();
    }
  }

  @Test
  void channelsAreCorrectedTileByTileAtAnyInput() throws IOException {
    OddTiles odd = new OddTiles(4, 8, 12);
    // A load limit makes full inputs differ from vector to vector.
    TileLimits limits = new TileLimits(0.8, 4, 1, 127, Long.MAX_VALUE, Double.POSITIVE_INFINITY);
    try (VirtualRig rig = new VirtualRig(odd, limits, ExchangeObserver.NOBODY)) {
      Coupling coupling = rig.substrate.couple("w", 14, 20, 2f); // on four tiles
      coupling.program(random("w", 280), 1);
      odd.become(0.2f);
      assertThat(worst(coupling, 1f)).isGreaterThan(0.5);
      rig.substrate.calibrate("w", CALIBRATOR);
      assertThat(rig.substrate.calibrations()).hasSize(4);
      assertThat(rig.substrate.events().all()).hasSize(4).first().asString().contains("of w");
      // What is left is the rounding of inputs to 7 bits.
      assertThat(worst(coupling, 1f)).isLessThan(0.1);
      assertThat(worst(coupling, 0.01f)).isLessThan(0.1);
    }
  }

  @Test
  void driftIsFoundByTheProbeAndCalibratedAway() throws IOException {
    OddTiles odd = new OddTiles(1, 8, 12);
    List<Probed> probes = new ArrayList<>();
    try (VirtualRig rig = new VirtualRig(odd, TileLimits.none(), ExchangeObserver.NOBODY);
        ProbedSubstrate probed =
            new ProbedSubstrate(
                rig.substrate,
                new ProbeSettings(true, 2, 4, new DriftLimits(0.05, 2), true, SEED),
                name -> rig.substrate.calibrate(name, CALIBRATOR),
                probes::add)) {
      Coupling coupling = probed.couple("w", 8, 12, 1f);
      coupling.program(random("w", 96), 1);
      for (int k = 0; k < 6; k++) {
        if (k == 3) {
          odd.become(0.2f);
        }
        coupling.increment(random("d" + k, 96), 2 + k);
      }
      assertThat(probes).extracting(Probed::update).containsExactly(2L, 4L, 4L, 6L);
      assertThat(probes.get(1).drift()).isInstanceOf(Drift.Recalibrate.class);
      assertThat(probes.get(2).drift()).isInstanceOf(Drift.Steady.class);
      assertThat(rig.substrate.calibrations()).hasSize(2);
    }
  }

  @Test
  void calibrationsOfOtherTilesAreRefused() throws IOException {
    TileCalibration calibration;
    try (VirtualRig rig = new VirtualRig(1, 8, 12, TileLimits.none())) {
      rig.substrate.couple("w", 8, 12, 1f).program(random("w", 96), 1);
      calibration = rig.substrate.calibrate(0, CALIBRATOR);
    }
    try (VirtualRig rig = new VirtualRig(1, 8, 8, TileLimits.none())) {
      assertThatThrownBy(() -> rig.substrate.correct(List.of(calibration)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("8 x 12")
          .hasMessageContaining("Calibrate again");
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
