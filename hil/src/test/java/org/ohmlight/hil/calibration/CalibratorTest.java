package org.ohmlight.hil.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratorTest {
  private static final long SEED = 20261123;
  private static final int OUTPUTS = 10;
  private static final int INPUTS = 24;
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Calibrator CALIBRATOR =
      Calibrator.usual(SEED, Clock.fixed(NOON, ZoneOffset.UTC));

  private static OddChannels odd(double spread, double noise, int deadInput, int deadOutput) {
    return new OddChannels(OUTPUTS, INPUTS, SEED, spread, noise, deadInput, deadOutput);
  }

  @Test
  void findsGainsAndOffsetsAndTakesThemOut() {
    OddChannels odd = odd(0.1, 0, -1, -1);
    TileCalibration calibration = CALIBRATOR.calibrate(odd);
    assertThat(calibration.forwardReport().before()).isGreaterThan(0.1);
    assertThat(calibration.forwardReport().after()).isLessThan(1e-4);
    assertThat(calibration.adjointReport().after()).isLessThan(1e-4);
    ChannelGains found = calibration.forward();
    assertThat(found.in().stream().mapToDouble(g -> g).average().orElseThrow())
        .isCloseTo(1, within(1e-9));
    for (int i = 0; i < OUTPUTS; i++) {
      assertThat(found.offset().get(i)).isCloseTo(odd.forward.offset().get(i), within(1e-4));
      for (int j = 0; j < INPUTS; j++) {
        assertThat(found.out().get(i) * found.in().get(j))
            .isCloseTo(odd.forward.out().get(i) * odd.forward.in().get(j), within(1e-4));
      }
      assertThat(found.meant(i, found.out().get(i) * 0.3 + found.offset().get(i)))
          .isCloseTo(0.3, within(1e-9));
    }
    assertThat(found.driven(3, 0.5) * found.in().get(3)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void namesDeadChannelsAndLeavesThemOut() {
    TileCalibration calibration = CALIBRATOR.calibrate(odd(0.05, 0, 3, 7));
    ChannelGains found = calibration.forward();
    assertThat(found.deadInputs()).isEqualTo(List.of(3));
    assertThat(found.deadOutputs()).isEqualTo(List.of(7));
    assertThat(calibration.adjoint().deadInputs()).isEmpty();
    assertThat(found.driven(3, 1)).isZero();
    assertThat(found.meant(7, 0.4)).isZero();
  }

  @Test
  void exactChannelsAreLeftAlone() {
    TileCalibration calibration = CALIBRATOR.calibrate(odd(0, 0, -1, -1));
    assertThat(calibration.forward().out()).allMatch(gain -> Math.abs(gain - 1) < 1e-9);
    assertThat(calibration.forward().offset()).allMatch(offset -> Math.abs(offset) < 1e-9);
  }

  @Test
  void noiseIsNotTakenForGains() {
    // Each output averages over 32 fitted presentations: gains are known to about noise / sqrt(32).
    TileCalibration calibration = CALIBRATOR.calibrate(odd(0, 0.1, -1, -1));
    assertThat(calibration.forwardReport().after())
        .isLessThanOrEqualTo(calibration.forwardReport().before());
    assertThat(calibration.forward().out()).allMatch(gain -> Math.abs(gain - 1) < 0.1);
  }

  @Test
  void itSaysHowOldItIs() {
    TileCalibration calibration = CALIBRATOR.calibrate(odd(0.1, 0, -1, -1));
    assertThat(calibration.age(NOON.plus(Duration.ofMinutes(5)))).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void moreThanFullScaleIsNotPresented() {
    assertThatThrownBy(() -> new Calibrator(64, 1.5, SEED, Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }
}
