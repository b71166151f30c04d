package org.ohmlight.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.Substrate;

/** The variance of a read against its closed form. */
class ReadNoiseTest {
  private static final int ROWS = 40_000;
  private static final float[] X = {1f, -0.5f, 0.25f};
  private static final float[] W = {0.5f, -0.25f, 0.1f};

  @Test
  void constantNoiseHasTheVarianceOfItsCells() {
    // Two cells a weight: 2 sigma^2 L^2 sum x^2.
    double sum = 1 + 0.25 + 0.0625;
    assertVariance(new ReadNoise(0.02, 0, 0), 2 * 0.02 * 0.02 * 4 * sum);
  }

  @Test
  void proportionalNoiseHasTheVarianceOfItsCells() {
    double resting = 2.0 * 1e-6 / 39e-6;
    double expected = 0;
    for (int i = 0; i < X.length; i++) {
      double active = Math.abs(W[i]) + resting;
      expected += 0.03 * 0.03 * (active * active + resting * resting) * X[i] * X[i];
    }
    assertVariance(new ReadNoise(0, 0.03, 0), expected);
  }

  @Test
  void outputNoiseIsInUnitsOfACellAtFullScale() {
    assertVariance(new ReadNoise(0, 0, 0.01), 0.01 * 0.01 * 4);
  }

  private static void assertVariance(ReadNoise noise, double expected) {
    CrossbarSettings settings = CrossbarSettings.ideal().withReadNoise(noise);
    try (Substrate substrate = new CrossbarSubstrate(settings, 17, Team.solo())) {
      Coupling coupling = substrate.couple("edge", 1, X.length, 2f);
      coupling.program(W, 1);
      float[] inputs = new float[ROWS * X.length];
      for (int r = 0; r < ROWS; r++) {
        System.arraycopy(X, 0, inputs, r * X.length, X.length);
      }
      Batch y = Batch.zeros(ROWS, 1);
      coupling.forward(Batch.of(inputs, ROWS, X.length), y, 2);
      double mean = 0;
      double squares = 0;
      for (int r = 0; r < ROWS; r++) {
        mean += y.at(r, 0) / ROWS;
        squares += (double) y.at(r, 0) * y.at(r, 0) / ROWS;
      }
      double variance = squares - mean * mean;
      double product = 0.5 + 0.125 + 0.025;
      assertThat(mean).isCloseTo(product, within(5 * Math.sqrt(expected / ROWS)));
      assertThat(variance).isCloseTo(expected, within(5 * expected * Math.sqrt(2.0 / ROWS)));
    }
  }
}
