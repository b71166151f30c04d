package org.ohmlight.device.optical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.physical.RandomStream;

/** Calibrations find what was hidden from them, and never leave things worse. */
class CalibrationTest {
  private static final long SEED = 12;

  private static double[][] grid() {
    double[][] points = new double[21 * 12][];
    for (int k = 0; k < points.length; k++) {
      points[k] = new double[] {50.0 * (k % 21), 60.0 * (k / 21)};
    }
    return points;
  }

  private static double[][] seen(Alignment truth, double noise) {
    double[][] from = grid();
    float[] normals = new float[2 * from.length];
    RandomStream.of(SEED, "points").normals(normals, 0, normals.length, 0);
    double[][] to = new double[from.length][];
    for (int k = 0; k < from.length; k++) {
      to[k] = truth.map(from[k][0], from[k][1]);
      to[k][0] += noise * normals[2 * k];
      to[k][1] += noise * normals[2 * k + 1];
    }
    return to;
  }

  @Test
  void registrationFindsTheAlignment() {
    Alignment truth = Alignment.of(1.37, 0.02, 0.4, 12, -30);
    AffineRegistration found = AffineRegistration.of(Alignment.IDENTITY, grid(), seen(truth, 0.1));
    assertThat(found.report().kept()).isTrue();
    assertThat(found.report().before()).isGreaterThan(100);
    assertThat(found.report().after()).isEqualTo(0.1 * Math.sqrt(2), within(0.02));
    assertThat(found.alignment().m11()).isEqualTo(truth.m11(), within(1e-3));
    double[] back = truth.inverse().map(truth.map(3, 7)[0], truth.map(3, 7)[1]);
    assertThat(back).containsExactly(new double[] {3, 7}, within(1e-9));
  }

  @Test
  void registrationKeepsWhatIsRight() {
    Alignment truth = Alignment.of(1.37, 0.02, 0.4, 12, -30);
    AffineRegistration found = AffineRegistration.of(truth, grid(), seen(truth, 3));
    assertThat(found.report().after()).isLessThanOrEqualTo(found.report().before());
    assertThat(found.report().kept()).isFalse();
    assertThat(found.alignment()).isEqualTo(truth);
  }

  @Test
  void registrationRefusesPointsOnALine() {
    double[][] line = new double[20][];
    for (int k = 0; k < line.length; k++) {
      line[k] = new double[] {k, 2 * k};
    }
    assertThatThrownBy(() -> AffineRegistration.of(Alignment.IDENTITY, line, line))
        .hasMessageContaining("line");
  }

  /** Reads a panel in a two-beam interferometer with some intensity noise. */
  private static PhaseCalibration.Interferometer panel(PhaseTable truth, double noise) {
    RandomStream stream = RandomStream.of(SEED, "fringes");
    long[] reading = {0};
    return level -> {
      float[] normals = new float[4];
      stream.normals(normals, 0, 4, 4 * reading[0]++);
      double[] seen = new double[4];
      for (int k = 0; k < 4; k++) {
        seen[k] = 1 + 0.8 * Math.cos(truth.phase(level) - 0.5 * Math.PI * k) + noise * normals[k];
      }
      return seen;
    };
  }

  @Test
  void aPhaseTableIsMeasured() {
    PhaseTable truth = PhaseTable.gamma(8, 2.2 * Math.PI, 1.3);
    PhaseCalibration found = PhaseCalibration.of(PhaseTable.even(8), panel(truth, 0.005));
    assertThat(found.report().kept()).isTrue();
    assertThat(found.report().before()).isGreaterThan(0.2);
    assertThat(found.report().after()).isLessThan(0.03);
  }

  @Test
  void aGoodPhaseTableIsNotReplacedByANoisyOne() {
    PhaseTable truth = PhaseTable.gamma(6, 2 * Math.PI, 1.2);
    PhaseCalibration found = PhaseCalibration.of(truth, panel(truth, 0.3));
    assertThat(found.report().after()).isLessThanOrEqualTo(found.report().before());
    assertThat(found.table().phase(1)).isEqualTo(truth.phase(1));
  }

  private static final int OUTPUTS = 6;
  private static final int INPUTS = 9;

  private static double[][] random(String name, int rows, int columns) {
    RandomStream stream = RandomStream.of(SEED, name);
    double[][] values = new double[rows][columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        values[r][c] = 2 * stream.uniform((long) r * columns + c) - 1;
      }
    }
    return values;
  }

  @Test
  void channelsGetTheirGainsAndTheDeadAreFound() {
    double[][] expected = random("expected", 60, OUTPUTS);
    double[][] measured = new double[60][OUTPUTS];
    for (int k = 0; k < 60; k++) {
      for (int j = 0; j < OUTPUTS; j++) {
        measured[k][j] = (0.6 + 0.1 * j) * expected[k][j] + 0.05 * j;
      }
    }
    double[][] alone = random("alone", INPUTS, OUTPUTS);
    alone[4] = new double[OUTPUTS];
    ChannelCalibration found = ChannelCalibration.of(expected, measured, alone, 0.1);
    assertThat(found.dead().cardinality()).isEqualTo(1);
    assertThat(found.dead().get(4)).isTrue();
    assertThat(found.gain()[2]).isEqualTo(0.8, within(1e-9));
    assertThat(found.offset()[2]).isEqualTo(0.1, within(1e-9));
    assertThat(found.report().after()).isLessThan(1e-9);
    double[] y = measured[3].clone();
    found.correct(y);
    assertThat(y).containsExactly(expected[3], within(1e-9));
  }

  @Test
  void correctionsThatDoNotHelpAreDropped() {
    double[][] expected = random("few", 6, OUTPUTS);
    double[][] noise = random("noise", 6, OUTPUTS);
    double[][] measured = new double[6][OUTPUTS];
    for (int k = 0; k < 6; k++) {
      for (int j = 0; j < OUTPUTS; j++) {
        measured[k][j] = expected[k][j] + 0.6 * noise[k][j];
      }
    }
    ChannelCalibration found =
        ChannelCalibration.of(expected, measured, random("alone", INPUTS, OUTPUTS), 0.01);
    assertThat(found.report().after()).isLessThanOrEqualTo(found.report().before());
    if (!found.report().kept()) {
      assertThat(found.gain()).containsOnly(1.0);
    }
  }
}
