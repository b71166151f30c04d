package org.ohmlight.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.InferenceCell;
import org.ohmlight.device.resistive.PhaseChangeCell;
import org.ohmlight.device.resistive.SonosCell;
import org.ohmlight.device.resistive.Temperature;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;

/** Arrays of cells that are programmed once, age and are read. */
class ProgrammedCellsTest {
  private static final long SEED = 20261125;
  private static final int OUTPUTS = 60;
  private static final int INPUTS = 80;
  private static final double HOUR = 3600.0;

  private static CrossbarSubstrate substrate(
      InferenceCell cell, DriftCompensation compensation, double seconds, Temperature warm) {
    return new CrossbarSubstrate(
        CrossbarSettings.ideal()
            .withConductances(new ConductanceRange(0.0, cell.maxSiemens()))
            .withCells(
                new CellSettings.Programmed(cell, Columns.ONE_SIDED, seconds, compensation, warm)),
        SEED,
        Team.solo());
  }

  private static Coupling halves(CrossbarSubstrate substrate) {
    Coupling coupling = substrate.couple("p", OUTPUTS, INPUTS, 1f);
    float[] target = new float[OUTPUTS * INPUTS];
    java.util.Arrays.fill(target, 0.5f);
    coupling.program(target, 1);
    return coupling;
  }

  private static double[] meanAndDeviation(Coupling coupling) {
    float[] held = new float[OUTPUTS * INPUTS];
    coupling.read(held);
    double sum = 0;
    double squares = 0;
    for (float w : held) {
      sum += w;
      squares += (double) w * w;
    }
    double mean = sum / held.length;
    return new double[] {mean, Math.sqrt(squares / held.length - mean * mean)};
  }

  @Test
  void programmingMissesByTheSpreadOfTheCell() {
    CrossbarSubstrate substrate =
        substrate(PhaseChangeCell.pcm(), DriftCompensation.NONE, 0.0, Temperature.UNCHANGED);
    double[] held = meanAndDeviation(halves(substrate));
    // sigma(p) = 0.26348 + 1.965 p - 1.1731 p^2 uS at p = 1/2, of 25 uS; the empty side adds its
    // own, clipped at 0: half a normal of 0.26348, mean sigma / sqrt(2 pi), var s^2 (1/2 - 1/2pi).
    double plus = (0.26348 + 1.965 * 0.5 - 1.1731 * 0.25) / 25;
    double minus = 0.26348 / 25;
    double expected = Math.sqrt(plus * plus + minus * minus * (0.5 - 0.5 / Math.PI));
    assertThat(held[0]).isCloseTo(0.5 - minus / Math.sqrt(2 * Math.PI), within(0.003));
    assertThat(held[1]).isCloseTo(expected, within(0.05 * expected));
  }

  @Test
  void driftFollowsItsPowerLawAndTimeCanGoOn() {
    CrossbarSubstrate substrate =
        substrate(PhaseChangeCell.pcm(), DriftCompensation.NONE, 0.0, Temperature.UNCHANGED);
    Coupling coupling = halves(substrate);
    double before = meanAndDeviation(coupling)[0];
    substrate.age(HOUR, 2);
    double hour = meanAndDeviation(coupling)[0];
    // nu = 0.049 (clipped) with a spread of 0.008 at half the range.
    assertThat(hour / before).isCloseTo(Math.pow(3620.0 / 20, -0.049), within(0.01));
    substrate.age(0.0, 3);
    assertThat(meanAndDeviation(coupling)[0]).isEqualTo(before);
  }

  @Test
  void compensationGivesTheMeanBack() {
    for (double atStart : new double[] {0.0, 24 * HOUR}) {
      CrossbarSubstrate substrate =
          substrate(
              PhaseChangeCell.pcm(), DriftCompensation.GLOBAL, atStart, Temperature.UNCHANGED);
      Coupling coupling = halves(substrate);
      substrate.age(24 * HOUR, 2);
      double held = meanAndDeviation(coupling)[0];
      Batch x = Batch.zeros(200, INPUTS);
      x.fill(1f);
      Batch y = Batch.zeros(200, OUTPUTS);
      coupling.forward(x, y, 3);
      double mean = 0;
      for (float value : y.values()) {
        mean += value / y.values().length / INPUTS;
      }
      assertThat(held).isLessThan(0.36);
      assertThat(mean).isCloseTo(0.5, within(0.015));
    }
  }

  @Test
  void warmCellsConductByArrhenius() {
    // A cell at its maximum has no activation energy, one at half has half of it.
    Temperature warm = new Temperature(350.0, 300.0, 0.1);
    double expected = Math.exp(-0.05 / 8.617333262e-5 * (1 / 350.0 - 1 / 300.0));
    assertThat(warm.factor(0.5, 1.0)).isCloseTo(expected, within(1e-12));
    assertThat(warm.factor(1.0, 1.0)).isEqualTo(1.0);
    assertThat(Temperature.UNCHANGED.factor(0.1, 1.0)).isEqualTo(1.0);
    double cold =
        meanAndDeviation(
            halves(
                substrate(
                    PhaseChangeCell.pcm(), DriftCompensation.NONE, 0.0, Temperature.UNCHANGED)))[0];
    double hot =
        meanAndDeviation(
            halves(substrate(PhaseChangeCell.pcm(), DriftCompensation.NONE, 0.0, warm)))[0];
    assertThat(hot / cold).isCloseTo(expected, within(0.03));
  }

  @Test
  void sonosMovesByItsMeanDrift() {
    SonosCell cell = new SonosCell(0.2);
    double target = cell.maxSiemens() / 2;
    double day = cell.drifted(target, target, 86_400.0, 0.0) - target;
    double current = 800.0;
    double[] c = {
      6.83650e-01,
      6.51250e-03,
      -4.03163e-04,
      3.37944e-06,
      -1.87435e-08,
      5.88902e-11,
      -1.07685e-13,
      1.17751e-16,
      -7.60016e-20,
      2.67255e-23,
      -3.94954e-27
    };
    double shift = 0;
    for (int k = c.length - 1; k >= 0; k--) {
      shift = shift * current + c[k];
    }
    assertThat(day * 0.2e9).isCloseTo(shift, within(1e-6 + 1e-9 * Math.abs(shift)));
    assertThat(cell.maxSiemens()).isCloseTo(8e-6, within(1e-12));
  }

  @Test
  void conductancesBeyondTheFitAreRefused() {
    CellSettings cells =
        new CellSettings.Programmed(
            PhaseChangeCell.pcm(),
            Columns.ONE_SIDED,
            0.0,
            DriftCompensation.NONE,
            Temperature.UNCHANGED);
    CrossbarSettings tooHigh =
        CrossbarSettings.ideal().withConductances(new ConductanceRange(0.0, 30e-6));
    assertThatThrownBy(() -> tooHigh.withCells(cells)).hasMessageContaining("fitted");
  }
}
