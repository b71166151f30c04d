package org.ohmlight.experiments.optics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.optimizer.InSitu;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.LearningRate;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.learning.rule.EquilibriumPropagation;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.learning.training.Samples;
import org.ohmlight.learning.training.Training;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.optics.loop.AocPresets;
import org.ohmlight.simulator.optics.loop.LoopNetwork;
import org.ohmlight.simulator.optics.loop.LoopNoise;
import org.ohmlight.simulator.optics.loop.LoopSettings;

/** Local rules teach the measured 48-variable machine, noise and asymmetry included. */
class LoopLearningTest {
  private static final long SEED = 3;
  private static final int COUNT = 96;
  private static final SettleLimits FREE = new SettleLimits(40, 0.003f);
  private static final SettleLimits NUDGED = new SettleLimits(25, 0.003f);

  /** Three clusters around random centres in ten dimensions. */
  private static Samples clusters() {
    int width = 10;
    float[] centres = new float[3 * width + 2];
    RandomStream.of(SEED, "centres").normals(centres, 0, centres.length, 0);
    float[] inputs = new float[COUNT * width];
    RandomStream.of(SEED, "samples").normals(inputs, 0, inputs.length, 0);
    int[] labels = new int[COUNT];
    for (int k = 0; k < COUNT; k++) {
      labels[k] = k % 3;
      for (int i = 0; i < width; i++) {
        int at = k * width + i;
        inputs[at] = 0.5f * centres[labels[k] * width + i] + 0.4f * inputs[at];
      }
    }
    return new Samples(inputs, width, labels, 3);
  }

  private static double accuracyAfter(Estimator rule, int epochs) {
    NetworkDescription description =
        NetworkDescription.dense(
            List.of(10, 16, 3), Activation.TANH, Activation.TANH, Structure.SYMMETRIC);
    LoopNoise noise = new LoopNoise(1e-4, 1e7, 1e-4, 1e-3, 1e6);
    LoopSettings settings = LoopSettings.measured(AocPresets.aoc48(), noise, 1f);
    Samples samples = clusters();
    try (LoopNetwork network = new LoopNetwork(description, settings, SEED, Team.solo())) {
      for (EdgeId id : description.edges()) {
        float[] weights = new float[network.edge(id).weights()];
        RandomStream.of(SEED, "weights " + id).uniforms(weights, 0, weights.length, 0);
        for (int k = 0; k < weights.length; k++) {
          weights[k] = 0.6f * (weights[k] - 0.5f);
        }
        network.edge(id).coupling().program(weights, network.nextTick());
      }
      Training training =
          new Training(
              network,
              rule,
              new InSitu(new LayerRates(List.of())),
              new LearningRate.Constant(0.2f),
              8,
              Math.max(1, epochs),
              SEED);
      for (int epoch = 1; epoch <= epochs; epoch++) {
        training.epoch(epoch, samples, done -> {});
      }
      return training.evaluate(samples, FREE).accuracy();
    }
  }

  @Test
  void equilibriumPropagationTeachesTheLoop() {
    Estimator rule =
        new EquilibriumPropagation(EquilibriumPropagation.Variant.CENTERED, 0.4f, FREE, NUDGED);
    assertThat(accuracyAfter(rule, 0)).isLessThan(0.7);
    assertThat(accuracyAfter(rule, 4)).isGreaterThan(0.9);
  }

  @Test
  void dyadicLearningTeachesTheLoop() {
    assertThat(accuracyAfter(new DyadicLearning(0.8f, FREE, NUDGED), 4)).isGreaterThan(0.9);
  }
}
