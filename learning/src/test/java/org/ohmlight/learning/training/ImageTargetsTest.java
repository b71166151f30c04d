package org.ohmlight.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.optimizer.InSitu;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.LearningRate;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.LayerDescription;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** A network whose output lies next to its input learns to answer with images. */
class ImageTargetsTest {
  private static final SettleLimits LIMITS = new SettleLimits(200, 1e-5f);
  private static final int PIXELS = 36;
  private static final int COUNT = 40;

  /** Stripes of 6 x 6 pixels, -1 and 1, shown with noise of seed 5. */
  private static Samples stripes() {
    float[] clean = new float[COUNT * PIXELS];
    for (int i = 0; i < clean.length; i++) {
      int image = i / PIXELS;
      int across = image % 2 == 0 ? i % 6 : i % PIXELS / 6;
      clean[i] = (across + image / 2) / 2 % 2 == 0 ? 1f : -1f;
    }
    float[] noisy = clean.clone();
    RandomStream.of(5, "stripes").addNormals(noisy, 0, noisy.length, 0.5f, 0, new float[1024]);
    return new Samples(noisy, PIXELS, new Targets.Images(clean, PIXELS));
  }

  private static Training training(Structure structure) {
    Wiring.Convolution toImage = new Wiring.Convolution(1, 3, 1, 1, false, Wiring.Pool.NONE, 1);
    Wiring.Convolution toMaps = new Wiring.Convolution(4, 3, 1, 1, false, Wiring.Pool.NONE, 1);
    LayerShape image = new LayerShape(1, 6, 6);
    NetworkDescription description =
        new NetworkDescription(
            List.of(
                new LayerDescription(image, Activation.LINEAR),
                new LayerDescription(image, Activation.HARD_TANH),
                new LayerDescription(new LayerShape(4, 6, 6), Activation.HARD_SIGMOID),
                new LayerDescription(LayerShape.flat(8), Activation.HARD_SIGMOID)),
            List.of(new Link(0, 1, toImage), new Link(1, 2, toMaps), new Link(2, 3, Wiring.DENSE)),
            structure,
            1);
    LayeredNetwork network =
        new LayeredNetwork(
            new ExactSubstrate(Team.solo()),
            description,
            new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.5f)),
            new Initialization(3, 0.5f, 0.2f, 8f),
            Team.solo());
    return new Training(
        network,
        new DyadicLearning(0.3f, LIMITS, LIMITS),
        new InSitu(LayerRates.EQUAL),
        new LearningRate.Cosine(0.02f, 0.002f),
        8,
        8,
        11);
  }

  @ParameterizedTest
  @EnumSource(value = Structure.class, names = "RESISTIVE", mode = EnumSource.Mode.EXCLUDE)
  void lossFallsInEveryStructure(Structure structure) {
    Samples samples = stripes();
    Training training = training(structure);
    Evaluation before = training.evaluate(samples, LIMITS);
    for (int epoch = 1; epoch <= 8; epoch++) {
      EpochReport report = training.epoch(epoch, samples, done -> {});
      assertThat(report.fault()).isNull();
      assertThat(report.accuracy()).isNaN();
    }
    Evaluation after = training.evaluate(samples, LIMITS);
    assertThat(after.cost()).isLessThan(0.5 * before.cost());
    assertThat(after.accuracy()).isNaN();
  }

  @Test
  void costIsHalfTheSquaredDistanceOfAnswersAndTargets() {
    Samples samples = stripes();
    Training training = training(Structure.SKEW_SYMMETRIC);
    float[] answers = training.answers(samples, LIMITS);
    double sum = 0;
    for (int i = 0; i < COUNT; i++) {
      float[] target = new float[PIXELS];
      samples.targets().write(i, target, 0);
      for (int p = 0; p < PIXELS; p++) {
        sum += 0.5 * Math.pow(answers[i * PIXELS + p] - target[p], 2);
      }
    }
    assertThat(training.evaluate(samples, LIMITS).cost()).isCloseTo(sum / COUNT, within(1e-5));
  }

  @Test
  void partsTakeInputsAndTargetsAlong() {
    Samples samples = stripes();
    Samples part = samples.part(3, 5);
    float[] whole = new float[PIXELS];
    float[] same = new float[PIXELS];
    samples.targets().write(4, whole, 0);
    part.targets().write(1, same, 0);
    assertThat(part.count()).isEqualTo(2);
    assertThat(same).isEqualTo(whole);
    assertThat(part.inputs()[PIXELS]).isEqualTo(samples.inputs()[4 * PIXELS]);
  }

  @Test
  void refusesTargetsThatAreNoWholeImages() {
    assertThatThrownBy(() -> new Targets.Images(new float[7], 3))
        .hasMessageContaining("7 values are no whole number of images of 3 values");
    assertThatThrownBy(() -> new Samples(new float[6], 3, new Targets.Images(new float[9], 3)))
        .hasMessageContaining("3 samples of 3 values need 9, got 6");
  }
}
