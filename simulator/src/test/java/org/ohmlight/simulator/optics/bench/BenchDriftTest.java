package org.ohmlight.simulator.optics.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.device.optical.CrystalSettling;
import org.ohmlight.device.optical.EmitterThermal;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Substrate;

/** Slow changes, one at a time, and the contract with all of them on. */
class BenchDriftTest extends CouplingContract {
  private static final long SEED = 11;
  private static final double TICK = 1.0;

  @Override
  protected Substrate substrate(long seed) {
    return new SlmSubstrate(
        SlmSettings.standard().withDrift(BenchDrift.STANDARD), seed, Team.solo());
  }

  @Override
  protected double forwardTolerance() {
    return 0.15;
  }

  @Override
  protected double adjointTolerance() {
    return 0.25;
  }

  /** Two passes with crystals that have turned by two thirds: a ninth of a correction is left. */
  @Override
  protected double programTolerance() {
    return 0.12;
  }

  @Override
  protected double updateCosine() {
    return 0.95;
  }

  private static BenchDrift drift(
      EmitterThermal thermal, BenchAlignment alignment, CrystalSettling settling) {
    return new BenchDrift(thermal, alignment, settling, TICK, TICK);
  }

  private static SlmCoupling bench(BenchDrift drift, int outputs, int inputs, long seed) {
    SlmSubstrate substrate =
        new SlmSubstrate(SlmSettings.ideal().withDrift(drift), seed, Team.solo());
    return substrate.couple("edge", outputs, inputs, 1f);
  }

  private static float[] constant(int count, float value) {
    float[] values = new float[count];
    java.util.Arrays.fill(values, value);
    return values;
  }

  /** {@code y = w (g x + X (g - g_0))}: the wander moves signal and bias light. */
  @Test
  void emittersWanderWithTheirVariance() {
    EmitterThermal thermal = new EmitterThermal(0, 0, 600, 0.02, 50);
    int channels = 400;
    SlmCoupling edge =
        bench(
            drift(thermal, BenchAlignment.PERFECT, CrystalSettling.INSTANT), channels, channels, 1);
    float[] diagonal = new float[channels * channels];
    for (int i = 0; i < channels; i++) {
      diagonal[i * channels + i] = 0.5f;
    }
    edge.program(diagonal, 0);
    Batch x = Batch.of(constant(channels, 1f), 1, channels);
    Batch atOnce = Batch.zeros(1, channels);
    Batch later = Batch.zeros(1, channels);
    edge.forward(x, atOnce, 0);
    edge.forward(x, later, 10_000);
    double now = 0;
    double then = 0;
    for (int i = 0; i < channels; i++) {
      now += Math.pow(atOnce.at(0, i) / 0.5 - 1, 2) / channels;
      then += Math.pow(later.at(0, i) / 0.5 - 1, 2) / channels;
    }
    // g_0 x at once; later g x + g - g_0, of variance (4 + 1) sd^2 as the two are independent.
    double expected = 0.02 * 0.02;
    assertThat(now).isEqualTo(expected, within(5 * expected * Math.sqrt(2.0 / channels)));
    assertThat(then).isEqualTo(5 * expected, within(25 * expected * Math.sqrt(2.0 / channels)));
  }

  @Test
  void warmingUpLosesLightForAllChannelsAlike() {
    EmitterThermal thermal = new EmitterThermal(0, 0.1, 100, 0, 3600);
    SlmCoupling edge =
        bench(drift(thermal, BenchAlignment.PERFECT, CrystalSettling.INSTANT), 1, 1, 1);
    edge.program(new float[] {0.5f}, 0);
    Batch y = Batch.zeros(1, 1);
    edge.forward(Batch.of(new float[] {1f}, 1, 1), y, 100);
    double efficiency = 1 - 0.1 * (1 - Math.exp(-1));
    assertThat((double) y.at(0, 0)).isEqualTo(0.5 * (2 * efficiency - 1), within(1e-6));
    // A write measures the bias light anew.
    edge.program(new float[] {0.5f}, 100);
    edge.forward(Batch.of(new float[] {1f}, 1, 1), y, 100);
    assertThat((double) y.at(0, 0)).isEqualTo(0.5 * efficiency, within(1e-6));
  }

  @Test
  void theImageWandersWithItsVariance() {
    double sd = 0.05;
    double sum = 0;
    int seeds = 400;
    for (int seed = 0; seed < seeds; seed++) {
      BenchAlignment wander = new BenchAlignment(0, 0, 0, sd, 10, 0);
      AreaDevices devices =
          new AreaDevices(
              "edge",
              1,
              4,
              1,
              SlmSettings.ideal()
                  .withDrift(drift(EmitterThermal.STEADY, wander, CrystalSettling.INSTANT)),
              seed);
      sum += Math.pow(devices.imageAt(500).b1(), 2);
    }
    double variance = sum / seeds;
    assertThat(variance).isEqualTo(sd * sd, within(5 * sd * sd * Math.sqrt(2.0 / seeds)));
  }

  /** A column's light is a box: a part {@code |e|} of it falls on the neighbour's detector. */
  @Test
  void aShiftedImageSharesItsLightWithTheNeighbour() {
    BenchAlignment shifted = new BenchAlignment(0.2, 0, 0, 0, 3600, 0);
    SlmCoupling edge =
        bench(drift(EmitterThermal.STEADY, shifted, CrystalSettling.INSTANT), 5, 1, SEED);
    edge.program(new float[] {0f, 0f, 1f, 0f, 0f}, 0);
    float[] held = edge.effectiveMatrix();
    double spilled = Math.max(held[1], held[3]);
    assertThat(spilled).isBetween(1e-4, 0.4);
    assertThat((double) held[2]).isEqualTo(1 - spilled, within(1e-6));
    assertThat(held[0] + held[4] + Math.min(held[1], held[3])).isEqualTo(0f);
  }

  /** Rise and fall leave {@code exp(-t / tau)} of a step, each its own. */
  @Test
  void pixelsTurnAsFarAsTheirCrystalLetsThem() {
    CrystalSettling slow = new CrystalSettling(5e-3, 15e-3);
    SlmCoupling edge =
        bench(drift(EmitterThermal.STEADY, BenchAlignment.PERFECT, slow), 1, 1, SEED);
    double wait = SlmSettings.ideal().timing().writeSeconds();
    double rest = Math.exp(-wait / 5e-3);
    double kept = Math.exp(-wait / 15e-3);
    edge.effectiveMatrix();
    edge.program(new float[] {0.8f}, 1);
    double risen = 0.8 * (1 - rest);
    assertThat((double) edge.effectiveMatrix()[0]).isEqualTo(risen, within(1e-6));
    edge.program(new float[] {-0.8f}, 2);
    assertThat((double) edge.effectiveMatrix()[0]).isEqualTo(risen * kept - risen, within(1e-6));
  }

  @Test
  void driftIsAPureFunctionOfTheTick() {
    try (Substrate substrate = substrate(SEED)) {
      var edge = substrate.couple("edge", 20, 30, 1f);
      edge.program(SlmSamples.uniform("w", 20, 30, -0.5, 0.5, SEED).values(), 1);
      Batch x = SlmSamples.uniform("x", 3, 30, -1, 1, SEED);
      Batch first = Batch.zeros(3, 20);
      Batch between = Batch.zeros(3, 20);
      Batch again = Batch.zeros(3, 20);
      edge.forward(x, first, 2_000_000);
      edge.forward(x, between, 40_000_000);
      edge.forward(x, between, 90_000_000);
      edge.forward(x, again, 2_000_000);
      assertThat(again.values()).isEqualTo(first.values());
      assertThat(between.values()).isNotEqualTo(first.values());
    }
  }

  @Test
  void aCheckpointKeepsCrystalsCorrectionsAndMoments() {
    SlmSettings settings =
        SlmSettings.standard()
            .withDrift(BenchDrift.STANDARD)
            .withCalibration(BenchCalibration.FULL);
    Batch x = SlmSamples.uniform("x", 4, 9, -1, 1, SEED);
    Batch post = SlmSamples.uniform("post", 4, 6, -1, 1, SEED);
    Batch expected = Batch.zeros(4, 6);
    Batch actual = Batch.zeros(4, 6);
    try (SlmSubstrate one = new SlmSubstrate(settings, SEED, Team.solo());
        SlmSubstrate two = new SlmSubstrate(settings, SEED, Team.solo())) {
      SlmCoupling edge = one.couple("edge", 6, 9, 1f);
      edge.update(post, x, 0.1f, 1);
      edge.forward(x, expected, 2);
      edge.calibrate(BenchCalibration.FULL, 3_000_000);
      edge.update(post, x, 0.1f, 3_000_001);
      var saved = edge.checkpoint();
      edge.update(post, x, -0.3f, 30_000_000);
      edge.forward(x, expected, 30_000_001);
      SlmCoupling resumed = two.couple("edge", 6, 9, 1f);
      resumed.restore(saved);
      resumed.update(post, x, -0.3f, 30_000_000);
      resumed.forward(x, actual, 30_000_001);
    }
    assertThat(actual.values()).isEqualTo(expected.values());
  }
}
