package org.ohmlight.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.device.resistive.Bounds;
import org.ohmlight.device.resistive.CellBasics;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.ConstantStep;
import org.ohmlight.device.resistive.PulseStep;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;

/** The law of the pulse trains: the expected change, the joint law, what a pulse moves. */
class PulsedUpdateTest {
  private static final float[] X = {0.2f, -0.6f, 1f, 0f};
  private static final float[] D = {-0.9f, 0.4f, 0.1f};
  private static final double STEP = 0.001;

  private static CrossbarSettings settings(Columns columns, PulseSettings pulses) {
    ConstantStep cell =
        new ConstantStep(CellBasics.of(PulseStep.of(STEP), Bounds.of(-1000.0, 1000.0)));
    return CrossbarSettings.ideal()
        .withCells(new CellSettings.Pulsed(cell, columns))
        .withPulses(pulses);
  }

  @ParameterizedTest(name = "{0} slots, length management {1}, scale management {2}, rate {3}")
  @CsvSource({
    "31, true, true, 0.01",
    "31, false, true, 0.01",
    "31, true, false, 0.004",
    "7, true, true, -0.003",
    "1, true, true, 0.0005",
  })
  void expectedChangeIsTheOuterProduct(int slots, boolean length, boolean scale, float rate) {
    int samples = 20_000;
    PulseSettings pulses = new PulseSettings(slots, length, scale);
    try (Substrate substrate =
        new CrossbarSubstrate(settings(Columns.REFERENCE, pulses), 23, Team.solo())) {
      // A limit of 1000 makes the weight step that of the state.
      Coupling coupling = substrate.couple("edge", D.length, X.length, 1000f);
      coupling.update(repeat(D, samples), repeat(X, samples), rate, 1);
      float[] w = new float[D.length * X.length];
      coupling.read(w);
      for (int o = 0; o < D.length; o++) {
        for (int i = 0; i < X.length; i++) {
          double expected = (double) rate * D[o] * X[i];
          double perPulse = Math.sqrt(Math.abs(expected) / STEP / samples) * STEP;
          assertThat((double) w[o * X.length + i] / samples)
              .as("cell %d,%d", o, i)
              .isCloseTo(expected, within(5 * perPulse + 1e-6));
        }
      }
    }
  }

  @Test
  void cellsOfALineShareItsTrain() {
    // With d = 1 everywhere and one slot that every output fires in, a column moves as one.
    PulseSettings pulses = new PulseSettings(1, false, false);
    try (Substrate substrate =
        new CrossbarSubstrate(settings(Columns.REFERENCE, pulses), 29, Team.solo())) {
      Coupling coupling = substrate.couple("edge", 3, 64, 1000f);
      float[] x = new float[64];
      java.util.Arrays.fill(x, 0.5f);
      coupling.update(
          Batch.of(new float[] {1f, 1f, 1f}, 1, 3), Batch.of(x, 1, 64), (float) STEP, 1);
      float[] w = new float[3 * 64];
      coupling.read(w);
      int fired = 0;
      for (int i = 0; i < 64; i++) {
        assertThat(w[64 + i]).isEqualTo(w[i]);
        assertThat(w[128 + i]).isEqualTo(w[i]);
        fired += w[i] > 0 ? 1 : 0;
      }
      assertThat(fired).isBetween(16, 48);
    }
  }

  @ParameterizedTest
  @EnumSource(Columns.class)
  void anIncrementIsAWholeNumberOfPulses(Columns columns) {
    try (Substrate substrate =
        new CrossbarSubstrate(settings(columns, PulseSettings.defaults()), 31, Team.solo())) {
      Coupling coupling = substrate.couple("edge", 40, 50, 1f);
      double step = columns == Columns.ONE_SIDED ? STEP / 2000 : STEP / 1000;
      float[] delta = new float[2000];
      java.util.Arrays.fill(delta, (float) (3.25 * step));
      coupling.increment(delta, 1);
      float[] w = new float[2000];
      coupling.read(w);
      double mean = 0;
      for (float value : w) {
        double pulses = value / step;
        assertThat(pulses).isCloseTo(Math.rint(pulses), within(1e-2));
        assertThat(Math.rint(pulses)).isBetween(3.0, 4.0);
        mean += pulses / w.length;
      }
      assertThat(mean).isCloseTo(3.25, within(0.05));
      assertThat(substrate.ledger().seconds()).isPositive();
      assertThat(substrate.ledger().joules()).isPositive();
    }
  }

  @Test
  void complementaryPulsesCancelTheAsymmetryOfACell() {
    PulseStep lopsided = new PulseStep(STEP, 0, false, 0, 0.4, 0);
    var cell = new ConstantStep(CellBasics.of(lopsided, Bounds.of(-1.0, 1.0)));
    CrossbarSettings settings =
        CrossbarSettings.ideal().withCells(new CellSettings.Pulsed(cell, Columns.DIFFERENTIAL));
    try (Substrate substrate = new CrossbarSubstrate(settings, 31, Team.solo())) {
      Coupling coupling = substrate.couple("edge", 1, 1, 1f);
      float[] w = new float[1];
      coupling.increment(new float[] {0.008f}, 1);
      coupling.increment(new float[] {-0.008f}, 2);
      coupling.read(w);
      assertThat(w[0]).isCloseTo(0f, within(1e-6f));
    }
  }

  private static Batch repeat(float[] row, int rows) {
    float[] values = new float[rows * row.length];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(row, 0, values, r * row.length, row.length);
    }
    return Batch.of(values, rows, row.length);
  }

  @Test
  void stochasticRoundingIsKeyedByTick() {
    assertThat(rounded(1)).isEqualTo(rounded(1)).isNotEqualTo(rounded(2));
  }

  private static float[] rounded(long tick) {
    try (Substrate substrate =
        new CrossbarSubstrate(
            settings(Columns.REFERENCE, PulseSettings.defaults()), 31, Team.solo())) {
      Coupling coupling = substrate.couple("edge", 10, 10, 1000f);
      float[] delta = new float[100];
      RandomStream.of(1, "delta").uniforms(delta, 0, 100, 0);
      for (int k = 0; k < delta.length; k++) {
        delta[k] *= (float) STEP;
      }
      coupling.increment(delta, tick);
      coupling.read(delta);
      return delta;
    }
  }
}
