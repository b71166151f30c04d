package org.ohmlight.simulator.optics.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.Substrate;

/** The bench with all its defaults. Tolerances are what the emitter curve and noise leave. */
class SlmCouplingTest extends CouplingContract {
  private static final long SEED = 7;

  @Override
  protected Substrate substrate(long seed) {
    return new SlmSubstrate(SlmSettings.standard(), seed, Team.solo());
  }

  /** The curve alone bends a full drive by 13 %. */
  @Override
  protected double forwardTolerance() {
    return 0.15;
  }

  /** The curve, and what tells the second area from the first. */
  @Override
  protected double adjointTolerance() {
    return 0.2;
  }

  /** What two verify passes and 9 bits leave. */
  @Override
  protected double programTolerance() {
    return 0.02;
  }

  /** Crosstalk and bow turn an open-loop update. */
  @Override
  protected double updateCosine() {
    return 0.97;
  }

  @Test
  void threadsDoNotChangeAResult() {
    Batch x = SlmSamples.uniform("x", 200, 90, -1, 1, SEED);
    Batch post = SlmSamples.uniform("post", 200, 150, -1, 1, SEED);
    float[][] results = new float[2][];
    for (int t = 0; t < 2; t++) {
      try (Team team = new Team(1 + 2 * t);
          SlmSubstrate bench = new SlmSubstrate(SlmSettings.standard(), SEED, team)) {
        SlmCoupling edge = bench.couple("edge", 150, 90, 0.5f);
        edge.update(post, x, 0.001f, 1);
        Batch y = Batch.zeros(200, 150);
        team.each(5, task -> edge.forward(x.window(task * 40, 40), y.window(task * 40, 40), 2));
        results[t] = y.values();
      }
    }
    assertThat(results[1]).isEqualTo(results[0]);
  }

  @Test
  void twoSeedsAreTwoBenches() {
    assertThat(realised(SlmSettings.standard(), 1))
        .isNotEqualTo(realised(SlmSettings.standard(), 2));
  }

  private static float[] realised(SlmSettings settings, long seed) {
    try (SlmSubstrate bench = new SlmSubstrate(settings, seed, Team.solo())) {
      SlmCoupling edge = bench.couple("edge", 20, 20, 1f);
      edge.increment(SlmSamples.uniform("w", 20, 20, -1, 1, SEED).values(), 1);
      return edge.effectiveMatrix();
    }
  }

  /** Facts of the 48-variable machine: 13.6 % raw, 10.8 % after gain calibration. */
  @Test
  void asymmetryOfAnOpenLoopBenchIsThatOfTheMeasuredMachine() {
    SlmSettings calibrated = SlmSettings.standard().withVerifyPasses(0);
    SlmSettings raw = calibrated.withChannels(ChannelSpread.STANDARD.calibrated(false));
    assertThat(meanAsymmetry(calibrated)).isBetween(0.06, 0.16);
    assertThat(meanAsymmetry(raw)).isGreaterThan(meanAsymmetry(calibrated));
    assertThat(meanAsymmetry(SlmSettings.standard())).isLessThan(0.02);
    assertThat(meanAsymmetry(SlmSettings.ideal())).isZero();
  }

  private static double meanAsymmetry(SlmSettings settings) {
    return IntStream.range(0, 5)
        .mapToDouble(seed -> {
          try (SlmSubstrate bench = new SlmSubstrate(settings, seed, Team.solo())) {
            SlmCoupling edge = bench.couple("edge", 48, 48, 1f);
            float[] target = SlmSamples.uniform("w", 48, 48, -0.7, 0.7, seed).values();
            edge.program(target, 1);
            return edge.asymmetry();
          }
        })
        .average()
        .orElseThrow();
  }

  @Test
  void weightsStayInThePixelsRange() {
    try (SlmSubstrate bench = new SlmSubstrate(SlmSettings.standard(), SEED, Team.solo())) {
      SlmCoupling edge = bench.couple("edge", 5, 6, 0.5f);
      edge.increment(SlmSamples.uniform("w", 5, 6, -3, 3, SEED).values(), 1);
      for (float weight : edge.controllerWeights()) {
        assertThat(Math.abs(weight)).isLessThanOrEqualTo(0.5f);
      }
    }
  }

  @Test
  void theLedgerTellsFramesFromWrites() {
    try (SlmSubstrate bench = new SlmSubstrate(SlmSettings.standard(), SEED, Team.solo())) {
      SlmCoupling edge = bench.couple("edge", 5, 6, 1f);
      edge.forward(Batch.zeros(100, 6), Batch.zeros(100, 5), 1);
      assertThat(bench.ledger().seconds())
          .isEqualTo(100e-6, org.assertj.core.api.Assertions.within(1e-12));
      edge.update(Batch.zeros(4, 5), Batch.zeros(4, 6), 1f, 2);
      assertThat(bench.ledger().seconds()).isBetween(1.0 / 60, 1.0 / 60 + 1e-3);
      assertThat(bench.ledger().joules()).isPositive();
    }
  }
}
