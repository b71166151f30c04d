package org.ohmlight.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.device.resistive.Ageing;
import org.ohmlight.device.resistive.Bounds;
import org.ohmlight.device.resistive.CellBasics;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.ConstantStep;
import org.ohmlight.device.resistive.Faults;
import org.ohmlight.device.resistive.PulseStep;
import org.ohmlight.device.resistive.Reset;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;

/** What each type of pulses does to ideal cells of constant step. */
class PulseTypeTest {
  private static final double STEP = 0.001;
  private static final long SEED = 20261124;
  private static final float[] PRE = {0.9f, -0.5f, 0.2f, 0f, -1f};
  private static final float[] POST = {1f, -0.6f, 0.35f};

  private static CrossbarSubstrate substrate(PulseSettings pulses) {
    ConstantStep cell =
        new ConstantStep(
            new CellBasics(
                PulseStep.of(STEP),
                new Bounds(-1.0, 1.0, 0.0, 0.0),
                Faults.NONE,
                Ageing.NONE,
                Reset.ZERO,
                0.0));
    return new CrossbarSubstrate(
        CrossbarSettings.ideal()
            .withCells(new CellSettings.Pulsed(cell, Columns.REFERENCE))
            .withPulses(pulses),
        SEED,
        Team.solo());
  }

  @ParameterizedTest
  @EnumSource(PulseType.class)
  void theMeanChangeIsTheProduct(PulseType type) {
    int trials = type.isCounted() ? 1 : 4000;
    double rate = 0.02;
    Coupling coupling =
        substrate(PulseSettings.defaults().withType(type)).couple("p", POST.length, PRE.length, 1f);
    double[] sum = new double[POST.length * PRE.length];
    float[] held = new float[sum.length];
    for (int t = 0; t < trials; t++) {
      coupling.program(new float[sum.length], 2L * t);
      coupling.update(
          Batch.of(POST, 1, POST.length), Batch.of(PRE, 1, PRE.length), (float) rate, 2L * t + 1);
      coupling.read(held);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += held[k] / trials;
      }
    }
    // BL = 20: rounding lines and cells costs up to about two steps; chance, some standard errors.
    double tolerance = type.isCounted() ? 1.6 * STEP : 4 * 3 * STEP / Math.sqrt(trials);
    for (int o = 0; o < POST.length; o++) {
      for (int i = 0; i < PRE.length; i++) {
        assertThat(sum[o * PRE.length + i]).isCloseTo(rate * POST[o] * PRE[i], within(tolerance));
      }
    }
  }

  @Test
  void implicitPulsesAreTheRoundedProduct() {
    CrossbarSubstrate substrate =
        substrate(PulseSettings.defaults().withType(PulseType.IMPLICIT).withWear(true));
    Coupling coupling = substrate.couple("p", 1, PRE.length, 1f);
    coupling.update(Batch.of(new float[] {-1f}, 1, 1), Batch.of(PRE, 1, PRE.length), 0.02f, 1);
    Wear wear = substrate.wear("p").getFirst();
    int[] down = {18, 0, 4, 0, 0};
    int[] up = {0, 10, 0, 0, 20};
    for (int i = 0; i < PRE.length; i++) {
      assertThat(wear.pulses(true, false, i)).isEqualTo(down[i]);
      assertThat(wear.pulses(true, true, i)).isEqualTo(up[i]);
    }
    assertThat(wear.total()).isEqualTo(52);
    assertThat(wear.most()).isEqualTo(20);
  }

  @Test
  void separateTrainsTakeTwiceTheTime() {
    double[] seconds = new double[2];
    PulseType[] types = {PulseType.COMPRESSED, PulseType.SEPARATE};
    for (int k = 0; k < 2; k++) {
      CrossbarSubstrate substrate = substrate(PulseSettings.defaults().withType(types[k]));
      substrate
          .couple("p", POST.length, PRE.length, 1f)
          .update(Batch.of(POST, 1, POST.length), Batch.of(PRE, 1, PRE.length), 0.02f, 1);
      seconds[k] = substrate.ledger().seconds();
    }
    assertThat(seconds[1]).isCloseTo(2 * seconds[0], within(1e-15));
  }

  @Test
  void countingWearChangesNoWeight() {
    float[][] held = new float[2][POST.length * PRE.length];
    for (int k = 0; k < 2; k++) {
      CrossbarSubstrate substrate = substrate(PulseSettings.defaults().withWear(k == 1));
      Coupling coupling = substrate.couple("p", POST.length, PRE.length, 1f);
      coupling.update(Batch.of(POST, 1, POST.length), Batch.of(PRE, 1, PRE.length), 0.02f, 1);
      coupling.read(held[k]);
      assertThat(substrate.wear()).hasSize(k);
    }
    assertThat(held[1]).isEqualTo(held[0]);
  }

  @Test
  void wearGoesOnFromACheckpoint() {
    PulseSettings counted = PulseSettings.defaults().withWear(true);
    CrossbarSubstrate first = substrate(counted);
    Coupling coupling = first.couple("p", POST.length, PRE.length, 1f);
    Batch post = Batch.of(POST, 1, POST.length);
    Batch pre = Batch.of(PRE, 1, PRE.length);
    coupling.update(post, pre, 0.02f, 1);
    CrossbarSubstrate second = substrate(counted);
    second.couple("p", POST.length, PRE.length, 1f).restore(coupling.checkpoint());
    assertThat(second.wear("p").getFirst().total())
        .isEqualTo(first.wear("p").getFirst().total())
        .isPositive();
  }
}
