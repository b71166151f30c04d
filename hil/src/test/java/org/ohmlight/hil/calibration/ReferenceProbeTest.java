package org.ohmlight.hil.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

class ReferenceProbeTest {
  private static final long SEED = 20261123;
  private static final DriftLimits LIMITS = new DriftLimits(0.05, 0.5);

  private static Drift probe(double spread, int deadInput, float change) {
    try (Substrate hardware =
        new OddChannels(new ExactSubstrate(Team.solo()), SEED, spread, deadInput, -1)) {
      Coupling coupling = hardware.couple("edge", 8, 12, 1f);
      float[] w = new float[96];
      RandomStream.of(SEED, "w").normals(w, 0, w.length, 0);
      coupling.program(w, 1);
      ReferenceProbe probe = new ReferenceProbe(coupling, 4, LIMITS, SEED);
      for (int k = 0; k < w.length; k++) {
        w[k] = change;
      }
      coupling.increment(w, 2);
      return probe.probe(3);
    }
  }

  @Test
  void whatWasLearnedIsNoDrift() {
    assertThat(probe(0, -1, 0.3f)).isInstanceOf(Drift.Steady.class);
  }

  @Test
  void channelsThatMovedAskForACalibration() {
    Drift drift = probe(0.1, -1, 0f);
    assertThat(drift).isInstanceOf(Drift.Recalibrate.class);
    assertThat(drift.part()).isBetween(0.05, 0.5);
  }

  @Test
  void whatIsBrokenStops() {
    assertThat(probe(1.5, 2, 0f)).isInstanceOf(Drift.Stop.class);
    assertThat(LIMITS.judge(Double.NaN)).isInstanceOf(Drift.Stop.class);
  }

  @Test
  void limitsMustBeInOrder() {
    assertThatThrownBy(() -> new DriftLimits(0.5, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.5 and 0.1");
  }
}
