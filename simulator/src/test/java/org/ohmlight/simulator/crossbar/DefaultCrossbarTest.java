package org.ohmlight.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.CouplingContract;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Substrate;

/** The contract with the default non-idealities: converters, read noise, spread, pulses. */
class DefaultCrossbarTest extends CouplingContract {
  @Override
  protected Substrate substrate(long seed) {
    return new CrossbarSubstrate(CrossbarSettings.defaults(), seed, Team.solo());
  }

  @Override
  protected double forwardTolerance() {
    return 0.05;
  }

  @Override
  protected double adjointTolerance() {
    return 0.05;
  }

  @Override
  protected double programTolerance() {
    return 0.005;
  }

  @Override
  protected double updateCosine() {
    return 0.85;
  }

  @Test
  void resultsDoNotDependOnThreads() {
    assertThat(trace(3)).isEqualTo(trace(1));
  }

  private static float[] trace(int threads) {
    int outputs = 41;
    int inputs = 30;
    try (Team team = new Team(threads);
        Substrate substrate = new CrossbarSubstrate(CrossbarSettings.defaults(), 5, team)) {
      Coupling coupling = substrate.couple("edge", outputs, inputs, 0.5f);
      Batch x = random("x", 16, inputs);
      Batch y = random("y", 16, outputs);
      float[] weights = random("w", outputs, inputs).values();
      for (int k = 0; k < weights.length; k++) {
        weights[k] *= 0.1f;
      }
      coupling.program(weights, 1);
      coupling.update(y, x, 0.01f, 2);
      coupling.increment(weights, 3);
      Batch result = Batch.zeros(16, outputs);
      coupling.forward(x, result, 4);
      float[] held = new float[weights.length + 1];
      coupling.read(weights);
      System.arraycopy(weights, 0, held, 0, weights.length);
      held[weights.length] = (float) substrate.ledger().joules();
      float[] all = java.util.Arrays.copyOf(held, held.length + result.values().length);
      System.arraycopy(result.values(), 0, all, held.length, result.values().length);
      return all;
    }
  }

  private static Batch random(String name, int rows, int width) {
    float[] values = new float[rows * width];
    RandomStream.of(9, name).normals(values, 0, values.length, 0);
    return Batch.of(values, rows, width);
  }
}
