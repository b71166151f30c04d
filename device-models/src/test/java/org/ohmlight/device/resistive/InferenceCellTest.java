package org.ohmlight.device.resistive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InferenceCellTest {
  static List<InferenceCell> cells() {
    return List.of(
        PhaseChangeCell.pcm(),
        PhaseChangeCell.hermesOneCell(),
        PhaseChangeCell.hermesTwoCells(),
        new WanReram(),
        CmoReram.fine(),
        CmoReram.coarse(),
        new SonosCell(0.1));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void conductancesStayFiniteAndPositiveAtAllTimes(InferenceCell cell) {
    for (double part : new double[] {0, 1e-3, 0.1, 0.5, 1}) {
      double target = part * cell.maxSiemens();
      for (double xi : new double[] {-3, 0, 3}) {
        double programmed = cell.programmed(target, xi);
        for (double seconds : new double[] {0, 1, 3600, 86_400, 1e8}) {
          double g = cell.read(target, programmed, seconds, xi, -xi);
          assertThat(g).isFinite().isBetween(0.0, 3 * cell.maxSiemens());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void withoutNoiseProgrammingReachesItsTarget(InferenceCell cell) {
    double target = 0.4 * cell.maxSiemens();
    assertThat(cell.programmed(target, 0)).isEqualTo(target);
    assertThatThrownBy(() -> cell.programmed(-1e-6, 0)).hasMessageContaining("target");
  }

  @Test
  void phaseChangeDriftsByAPowerLaw() {
    PhaseChangeCell cell = PhaseChangeCell.pcm();
    double nu = cell.driftExponent(20e-6, 0);
    assertThat(nu).isCloseTo(0.049, within(1e-12));
    assertThat(cell.drifted(20e-6, 20e-6, 0, 0)).isEqualTo(20e-6);
    assertThat(cell.drifted(20e-6, 20e-6, 1980, 0))
        .isCloseTo(20e-6 * Math.pow(100, -nu), within(1e-12));
  }

  @Test
  void wanSpreadPassesThroughItsThreeFits() {
    WanReram cell = new WanReram();
    double[] seconds = {1, 86_400, 2 * 86_400};
    double[][] fits = {
      {0.348, 16.03, -43.853, 45.393, -16.815},
      {0.701, 22.086, -50.773, 47.095, -16.458},
      {0.782, 20.274, -43.507, 37.062, -11.934}
    };
    for (int k = 0; k < 3; k++) {
      double expected = 0;
      for (int n = 4; n >= 0; n--) {
        expected = expected * 0.3 + fits[k][n];
      }
      assertThat(cell.deviation(12e-6, seconds[k])).isCloseTo(expected * 1e-6, within(1e-15));
    }
  }
}
