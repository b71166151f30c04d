package org.ohmlight.simulator.optics.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ideal loop against its equation, and each noise stage against its closed form. */
class OpticalLoopTest {
  private static final long SEED = 16;
  private static final int SAMPLES = 20_000;
  private static final Set<LoopStage> IDEAL = EnumSet.noneOf(LoopStage.class);

  private static double[][] weights(int n) {
    return ErrorBudget.uniformWeights(n, SEED, "weights");
  }

  private static double[] ramp(int n, double from, double to) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = from + (to - from) * i / (n - 1);
    }
    return values;
  }

  private static OpticalLoop loop(LoopNoise noise) {
    LoopProgram program = new LoopProgram(weights(16), 0, 16, 0, true, 0);
    return new OpticalLoop(AocPresets.aoc16(), program, IDEAL, noise, SEED);
  }

  @Test
  void anIdealLoopIsItsEquation() {
    LoopMachine machine = AocPresets.aoc16();
    double[][] w = weights(16);
    LoopProgram program = new LoopProgram(w, 0.6, 4, 0.1, false, 0);
    OpticalLoop loop = new OpticalLoop(machine, program, IDEAL, LoopNoise.NONE, SEED);
    double[] z = ramp(16, -0.3, 0.4);
    double[] before = ramp(16, 0.1, -0.1);
    double[] injected = ramp(16, -2, 2);
    double[] next = loop.step(z, before, injected, 1, 0, LoopProbe.NONE);
    for (int j = 0; j < 16; j++) {
      double expected = 0.6 * z[j] + Math.clamp(injected[j], -1.3, 1.3) + 0.1 * (z[j] - before[j]);
      for (int i = 0; i < 16; i++) {
        expected += w[i][j] * machine.limiter().drive(z[i]);
      }
      assertThat(next[j]).isEqualTo(expected, within(1e-13));
    }
  }

  @Test
  void noiseOffIsTheTwinBitForBit() {
    LoopProgram program = new LoopProgram(weights(48), 0.5, 18.6, 0.2, true, 9);
    OpticalLoop twin = OpticalLoop.twin(AocPresets.aoc48(), program);
    OpticalLoop quiet =
        new OpticalLoop(AocPresets.aoc48(), program, twin.stages(), LoopNoise.NONE, 99);
    double[] z = ramp(48, -0.4, 0.4);
    double[] x = ramp(48, 0.3, -0.3);
    assertThat(quiet.step(z, z, x, 7, 3, LoopProbe.NONE))
        .isEqualTo(twin.step(z, z, x, 1, 0, LoopProbe.NONE));
    assertThat(LoopNoise.NONE.isOff()).isTrue();
  }

  /** Mean and variance of an output over samples of one tick (rows) or over ticks. */
  private static double[] moments(OpticalLoop loop, double[] drive, int output, boolean ticks) {
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < SAMPLES; k++) {
      double y = loop.product(drive, ticks ? k : 5, ticks ? 0 : k)[output];
      sum += y;
      squares += y * y;
    }
    double mean = sum / SAMPLES;
    return new double[] {mean, squares / SAMPLES - mean * mean};
  }

  private static void assertVariance(double found, double expected) {
    assertThat(found).isEqualTo(expected, within(5 * expected * Math.sqrt(2.0 / SAMPLES)));
  }

  private static double ideal(double[] drive, int output) {
    return loop(LoopNoise.NONE).product(drive, 0, 0)[output];
  }

  @Test
  void shotNoiseIsThatOfTheWholeLightOfBothArms() {
    double electrons = 5_000;
    double[] drive = ramp(16, -0.08, 0.08);
    double[] found = moments(loop(new LoopNoise(0, electrons, 0, 0, 1)), drive, 3, false);
    double bias = AocPresets.aoc16().limiter().d();
    double[][] w = weights(16);
    double full = new LoopProgram(w, 0, 1, 0, true, 0).fullWeight();
    double light = 0;
    for (int i = 0; i < 16; i++) {
      light += (bias + drive[i]) * Math.abs(w[i][3]) / full;
    }
    assertVariance(found[1], 2 * bias / electrons * light);
    assertThat(found[0]).isEqualTo(ideal(drive, 3), within(5 * Math.sqrt(found[1] / SAMPLES)));
  }

  @Test
  void sourceNoiseMovesTheBiasLightToo() {
    double[] drive = ramp(16, -0.08, 0.08);
    double[] found =
        moments(loop(new LoopNoise(0.01, Double.POSITIVE_INFINITY, 0, 0, 1)), drive, 3, false);
    double bias = AocPresets.aoc16().limiter().d();
    double[] lit = new double[16];
    for (int i = 0; i < 16; i++) {
      lit[i] = bias + drive[i];
    }
    assertVariance(found[1], Math.pow(0.01 * ideal(lit, 3), 2));
  }

  @Test
  void amplifierNoiseIsAddedToTheDifference() {
    LoopNoise noise = new LoopNoise(0, Double.POSITIVE_INFINITY, 0.003, 0, 1);
    OpticalLoop loop = loop(noise);
    double[] zero = new double[16];
    double squares = 0;
    double rest = loop(LoopNoise.NONE).step(zero, zero, zero, 1, 0, LoopProbe.NONE)[2];
    for (int k = 0; k < SAMPLES; k++) {
      squares += Math.pow(loop.step(zero, zero, zero, k, 0, LoopProbe.NONE)[2] - rest, 2);
    }
    assertVariance(squares / SAMPLES, 9e-6);
  }

  @Test
  void aProgramOfAnotherSizeIsRefused() {
    LoopProgram program = new LoopProgram(weights(20), 0, 1, 0, true, 0);
    assertThatThrownBy(() -> OpticalLoop.twin(AocPresets.aoc16(), program))
        .hasMessageContaining("16 channels")
        .hasMessageContaining("pad");
  }

  @Test
  void theLimiterSaturates() {
    Limiter limiter = AocPresets.aoc48().limiter();
    assertThat(limiter.drive(5) - 5 * limiter.g())
        .isEqualTo(limiter.d() + limiter.f(), within(1e-3));
    double slope = (limiter.drive(1e-6) - limiter.drive(-1e-6)) / 2e-6;
    assertThat(limiter.smallSignalGain()).isEqualTo(slope, within(1e-6));
  }
}
