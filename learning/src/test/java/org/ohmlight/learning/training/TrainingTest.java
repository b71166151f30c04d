package org.ohmlight.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.optimizer.InSitu;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.LearningRate;
import org.ohmlight.learning.optimizer.Momentum;
import org.ohmlight.learning.optimizer.Optimizer;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

class TrainingTest {
  private static final SettleLimits LIMITS = new SettleLimits(100, 1e-5f);
  private static final int EPOCHS = 12;

  /** Three clouds of points around the corners of a cube, 45 samples. */
  private static Samples clouds() {
    int count = 45;
    float[] inputs = new float[count * 3];
    int[] labels = new int[count];
    RandomStream.of(4, "clouds").normals(inputs, 0, inputs.length, 0);
    for (int i = 0; i < count; i++) {
      labels[i] = i % 3;
      for (int c = 0; c < 3; c++) {
        inputs[3 * i + c] = 0.15f * inputs[3 * i + c] + (c == labels[i] ? 1f : 0f);
      }
    }
    return new Samples(inputs, 3, labels, 3);
  }

  private static Training training(Structure structure, Optimizer optimizer, Team team) {
    LayeredNetwork network =
        new LayeredNetwork(
            new ExactSubstrate(team),
            NetworkDescription.dense(
                List.of(3, 16, 3), Activation.HARD_SIGMOID, Activation.LINEAR, structure),
            new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.5f)),
            new Initialization(8, 0.8f, 0.5f, 4f),
            team);
    return new Training(
        network,
        new DyadicLearning(0.3f, LIMITS, LIMITS),
        optimizer,
        new LearningRate.Cosine(0.2f, 0.01f),
        10,
        EPOCHS,
        99);
  }

  @ParameterizedTest
  @EnumSource(value = Structure.class, names = "RESISTIVE", mode = EnumSource.Mode.EXCLUDE)
  void everyStructureLearnsToTellCloudsApart(Structure structure) {
    Samples samples = clouds();
    Training training = training(structure, new InSitu(LayerRates.EQUAL), Team.solo());
    double before = training.evaluate(samples, LIMITS).cost();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      assertThat(training.epoch(epoch, samples, done -> {}).fault()).isNull();
    }
    Evaluation after = training.evaluate(samples, LIMITS);
    assertThat(after.accuracy()).isGreaterThan(0.95);
    assertThat(after.cost()).isLessThan(0.5 * before);
  }

  @Test
  void momentumWithoutMemoryIsInSitu() {
    Samples samples = clouds();
    Training plain = training(Structure.SYMMETRIC, new InSitu(LayerRates.EQUAL), Team.solo());
    Training memory =
        training(
            Structure.SYMMETRIC, new Momentum(0f, 0f, LayerRates.EQUAL, Team.solo()), Team.solo());
    plain.epoch(1, samples, done -> {});
    memory.epoch(1, samples, done -> {});
    float[] a = weights(plain);
    float[] b = weights(memory);
    for (int i = 0; i < a.length; i++) {
      assertThat(b[i]).isCloseTo(a[i], org.assertj.core.data.Offset.offset(1e-5f));
    }
  }

  @Test
  void weightDecayShrinksWeights() {
    Samples samples = clouds();
    Training plain =
        training(
            Structure.FEEDFORWARD,
            new Momentum(0.5f, 0f, LayerRates.EQUAL, Team.solo()),
            Team.solo());
    Training decayed =
        training(
            Structure.FEEDFORWARD,
            new Momentum(0.5f, 0.1f, LayerRates.EQUAL, Team.solo()),
            Team.solo());
    for (int epoch = 1; epoch <= 3; epoch++) {
      plain.epoch(epoch, samples, done -> {});
      decayed.epoch(epoch, samples, done -> {});
    }
    assertThat(norm(weights(decayed))).isLessThan(norm(weights(plain)));
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }

  @Test
  void aCheckpointGoesOnBitForBit() {
    Samples samples = clouds();
    Training whole = training(Structure.ASYMMETRIC, momentum(), Team.solo());
    whole.epoch(1, samples, done -> {});
    Map<String, float[]> saved = whole.checkpoint();
    whole.epoch(2, samples, done -> {});
    Training resumed = training(Structure.ASYMMETRIC, momentum(), Team.solo());
    resumed.restore(saved);
    resumed.epoch(2, samples, done -> {});
    Map<String, float[]> expected = whole.checkpoint();
    Map<String, float[]> actual = resumed.checkpoint();
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, values) -> assertThat(actual.get(name)).as(name).isEqualTo(values));
  }

  @Test
  void twoThreadsLearnTheSameBitsAsOne() {
    Samples samples = clouds();
    try (Team two = new Team(2)) {
      Training one = training(Structure.SYMMETRIC, momentum(), Team.solo());
      Training both = training(Structure.SYMMETRIC, momentum(), two);
      one.epoch(1, samples, done -> {});
      both.epoch(1, samples, done -> {});
      assertThat(weights(both)).isEqualTo(weights(one));
    }
  }

  private static Optimizer momentum() {
    return new Momentum(0.9f, 1e-3f, LayerRates.EQUAL, Team.solo());
  }

  private static float[] weights(Training training) {
    float[] weights = training.checkpoint().get("edge " + new EdgeId(0, 1) + "/weights");
    assertThat(weights).isNotNull();
    return java.util.Objects.requireNonNull(weights);
  }
}
