package org.ohmlight.hil.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.HardwareFault;
import org.ohmlight.physical.RandomStream;

class ReferenceProbeTest {
  private static final long SEED = 20261123;
  private static final DriftLimits LIMITS = new DriftLimits(0.05, 0.5);

  private static float[] random() {
    float[] w = new float[96];
    RandomStream.of(SEED, "w").normals(w, 0, w.length, 0);
    return w;
  }

  private static Drift probe(float gain, float change) {
    try (DriftingSubstrate hardware = new DriftingSubstrate()) {
      Coupling coupling = hardware.couple("edge", 8, 12, 1f);
      float[] w = random();
      coupling.program(w, 1);
      ReferenceProbe probe = new ReferenceProbe(coupling, 4, LIMITS, SEED);
      java.util.Arrays.fill(w, change);
      coupling.increment(w, 2);
      hardware.gain = gain;
      return probe.probe(3);
    }
  }

  @Test
  void whatWasLearnedIsNoDrift() {
    assertThat(probe(1f, 0.3f)).isInstanceOf(Drift.Steady.class);
  }

  @Test
  void channelsThatMovedAskForACalibration() {
    Drift drift = probe(1.1f, 0f);
    assertThat(drift).isInstanceOf(Drift.Recalibrate.class);
    assertThat(drift.part()).isBetween(0.099, 0.101);
  }

  @Test
  void whatIsBrokenStops() {
    assertThat(probe(-1f, 0f)).isInstanceOf(Drift.Stop.class);
    assertThat(probe(Float.NaN, 0f)).isInstanceOf(Drift.Stop.class);
  }

  @Test
  void limitsMustBeInOrder() {
    assertThatThrownBy(() -> new DriftLimits(0.5, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.5 and 0.1");
  }

  private final List<String> calibrated = new ArrayList<>();
  private final List<Probed> probes = new ArrayList<>();

  /** A coupling probed every second update, after {@code updates} with the gain. */
  private void learn(boolean recalibrates, float gain, float calibratedGain, int updates) {
    try (DriftingSubstrate hardware = new DriftingSubstrate()) {
      ProbedSubstrate probed =
          new ProbedSubstrate(
              hardware,
              new ProbeSettings(true, 2, 4, LIMITS, recalibrates, SEED),
              name -> {
                calibrated.add(name);
                hardware.gain = calibrated.size() == 1 ? gain : calibratedGain;
              },
              probes::add);
      Coupling coupling = probed.couple("edge", 8, 12, 1f);
      coupling.program(random(), 1);
      coupling.program(random(), 1);
      for (int k = 0; k < updates; k++) {
        coupling.increment(new float[96], 2 + k);
      }
    }
  }

  @Test
  void steadyHardwareIsCalibratedOnceAtTheStart() {
    learn(true, 1f, 1f, 5);
    assertThat(calibrated).containsExactly("edge");
    assertThat(probes).extracting(Probed::update).containsExactly(2L, 4L);
  }

  @Test
  void driftIsCalibratedAway() {
    learn(true, 1.2f, 1f, 4);
    assertThat(calibrated).hasSize(2);
    assertThat(probes).extracting(Probed::update).containsExactly(2L, 2L, 4L);
    assertThat(probes.getLast().drift()).isInstanceOf(Drift.Steady.class);
  }

  @Test
  void driftThatStaysStops() {
    assertThatThrownBy(() -> learn(true, 1.2f, 1.2f, 4))
        .isInstanceOf(HardwareFault.class)
        .hasMessageContaining("edge")
        .hasMessageContaining("calibrating did not help");
  }

  @Test
  void driftStopsWhereNobodyWantsACalibration() {
    assertThatThrownBy(() -> learn(false, 1.2f, 1f, 4))
        .isInstanceOf(HardwareFault.class)
        .hasMessageContaining("at most 0.05");
    assertThat(calibrated).hasSize(1);
  }

  @Test
  void moreThanDriftStops() {
    assertThatThrownBy(() -> learn(true, 3f, 1f, 4))
        .isInstanceOf(HardwareFault.class)
        .hasMessageContaining("more than drift explains");
  }
}
