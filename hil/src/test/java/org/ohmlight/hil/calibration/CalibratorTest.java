package org.ohmlight.hil.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import org.ohmlight.simulator.exact.ExactSubstrate;

class CalibratorTest {
  private static final long SEED = 20261123;
  private static final int OUTPUTS = 10;
  private static final int INPUTS = 24;
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  private static Substrate odd(double spread, int deadInput, int deadOutput) {
    return new OddChannels(new ExactSubstrate(Team.solo()), SEED, spread, deadInput, deadOutput);
  }

  private static Coupling programmed(Substrate substrate) {
    Coupling coupling = substrate.couple("edge", OUTPUTS, INPUTS, 1f);
    coupling.program(random("w", OUTPUTS * INPUTS), 1);
    return coupling;
  }

  private static float[] random(String name, int count) {
    float[] values = new float[count];
    RandomStream.of(SEED, name).uniforms(values, 0, count, 0);
    for (int k = 0; k < count; k++) {
      values[k] = 2 * values[k] - 1;
    }
    return values;
  }

  private static double forwardError(Coupling coupling) {
    float[] w = new float[OUTPUTS * INPUTS];
    coupling.read(w);
    Batch x = Batch.of(random("x", 5 * INPUTS), 5, INPUTS);
    Batch y = Batch.zeros(5, OUTPUTS);
    coupling.forward(x, y, 9);
    double worst = 0;
    for (int r = 0; r < 5; r++) {
      for (int i = 0; i < OUTPUTS; i++) {
        double sum = 0;
        for (int j = 0; j < INPUTS; j++) {
          sum += w[i * INPUTS + j] * x.at(r, j);
        }
        worst = Math.max(worst, Math.abs(y.at(r, i) - sum));
      }
    }
    return worst;
  }

  @Test
  void findsGainsAndOffsetsAndTakesThemOut() {
    try (Substrate hardware = odd(0.1, -1, -1)) {
      Coupling coupling = programmed(hardware);
      CouplingCalibration calibration = Calibrator.usual(SEED, CLOCK).calibrate(coupling, 2);
      assertThat(calibration.forwardReport().before()).isGreaterThan(0.1);
      assertThat(calibration.forwardReport().after()).isLessThan(1e-5);
      assertThat(calibration.adjointReport().after()).isLessThan(1e-5);
      assertThat(forwardError(coupling)).isGreaterThan(0.1);
      assertThat(forwardError(new CalibratedCoupling(coupling, calibration))).isLessThan(1e-4);
      assertThat(calibration.forward().in().stream().mapToDouble(g -> g).average().orElseThrow())
          .isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void namesDeadChannelsAndLeavesThemOut() {
    try (Substrate hardware = odd(0.05, 3, 7)) {
      Coupling coupling = programmed(hardware);
      CouplingCalibration calibration = Calibrator.usual(SEED, CLOCK).calibrate(coupling, 2);
      assertThat(calibration.forward().deadInputs()).isEqualTo(List.of(3));
      assertThat(calibration.forward().deadOutputs()).isEqualTo(List.of(7));
      assertThat(calibration.adjoint().deadInputs()).isEmpty();
      Batch y = Batch.zeros(1, OUTPUTS);
      Batch x = Batch.of(random("x", INPUTS), 1, INPUTS);
      new CalibratedCoupling(coupling, calibration).forward(x, y, 3);
      for (float value : y.values()) {
        assertThat(value).isFinite();
      }
      assertThat(y.at(0, 7)).isZero();
    }
  }

  @Test
  void exactChannelsHaveGainsOfOne() {
    try (Substrate hardware = new ExactSubstrate(Team.solo())) {
      CouplingCalibration calibration =
          Calibrator.usual(SEED, CLOCK).calibrate(programmed(hardware), 2);
      assertThat(calibration.forward().out()).allMatch(gain -> Math.abs(gain - 1) < 1e-5);
    }
  }

  @Test
  void noiseOfReadsIsNotTakenForGains() {
    // Each output averages over 32 fitted presentations: gains are known to about noise / sqrt(32).
    try (Substrate hardware =
        new CrossbarSubstrate(CrossbarSettings.defaults(), SEED, Team.solo())) {
      CouplingCalibration calibration =
          Calibrator.usual(SEED, CLOCK).calibrate(programmed(hardware), 2);
      assertThat(calibration.forwardReport().after())
          .isLessThanOrEqualTo(calibration.forwardReport().before());
      assertThat(calibration.forward().out()).allMatch(gain -> Math.abs(gain - 1) < 0.2);
    }
  }

  @Test
  void anotherSizeIsRefused() {
    try (Substrate hardware = odd(0.1, -1, -1)) {
      CouplingCalibration calibration =
          Calibrator.usual(SEED, CLOCK).calibrate(programmed(hardware), 2);
      Substrate calibrated = new CalibratedSubstrate(hardware, Map.of("edge", calibration), CLOCK);
      assertThatThrownBy(() -> calibrated.couple("edge", OUTPUTS, INPUTS + 1, 1f))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Calibrate again");
    }
  }

  @Test
  void theRecordSaysHowOldItIs() {
    try (Substrate hardware = odd(0.1, -1, -1)) {
      CouplingCalibration calibration =
          Calibrator.usual(SEED, CLOCK).calibrate(programmed(hardware), 2);
      Clock later = Clock.offset(CLOCK, Duration.ofMinutes(5));
      assertThat(calibration.age(later.instant())).isEqualTo(Duration.ofMinutes(5));
      Substrate calibrated = new CalibratedSubstrate(hardware, Map.of("edge", calibration), later);
      assertThat(calibrated.provenance().settings().get("calibration of edge"))
          .contains("2026-11-23T12:00:00Z", "300 s old");
    }
  }
}
