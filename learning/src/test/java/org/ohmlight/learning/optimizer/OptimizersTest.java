package org.ohmlight.learning.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.rule.BiasTerm;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.LocalProduct;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** Each optimizer against its equations in double precision, on one edge of 70 x 53 weights. */
class OptimizersTest {
  private static final int OUTPUTS = 70;
  private static final int INPUTS = 53;
  private static final int ROWS = 9;
  private static final int STEPS = 5;
  private static final EdgeId EDGE = new EdgeId(0, 1);

  private static LayeredNetwork network() {
    return new LayeredNetwork(
        new ExactSubstrate(Team.solo()),
        NetworkDescription.dense(
            List.of(INPUTS, OUTPUTS), Activation.LINEAR, Activation.LINEAR, Structure.FEEDFORWARD),
        Settling.EVEN_ODD,
        new Initialization(3, 1f, 0f, 4f),
        Team.solo());
  }

  /** A given gradient, as two products and a bias term. */
  private static Estimate estimate(LayeredNetwork network, int step) {
    RandomStream stream = RandomStream.of(11, "gradient").at(step);
    Batch post = batch(stream, OUTPUTS, 0);
    Batch pre = batch(stream, INPUTS, 1 << 20);
    for (int r = 0; r < ROWS; r++) {
      pre.values()[r * INPUTS + 4] = 0f; // a pixel that is never lit
    }
    Batch other = batch(stream, OUTPUTS, 1 << 21);
    return new Estimate(
        List.of(new LocalProduct(EDGE, post, pre, 0.3f), new LocalProduct(EDGE, other, pre, -0.2f)),
        List.of(new BiasTerm(1, post, 0.3f)),
        NetworkState.single(network.description(), ROWS),
        new Equilibrium.Settled(1, 0f),
        List.of());
  }

  private static Batch batch(RandomStream stream, int width, int from) {
    Batch batch = Batch.zeros(ROWS, width);
    stream.normals(batch.values(), 0, ROWS * width, from);
    return batch;
  }

  /** The equations of an optimizer for one weight: gradients of all steps to the last value. */
  private interface Equations {
    double after(double weight, double[] gradients, double rms, double rate);
  }

  private static Stream<Arguments> equations() {
    return Stream.of(
        Arguments.of(
            "momentum", new Momentum(0.8f, 0.1f, LayerRates.EQUAL, Team.solo()), momentum()),
        Arguments.of(
            "adam", new Adam(Adam.Settings.USUAL, 0.1f, LayerRates.EQUAL, Team.solo()), adam()),
        Arguments.of(
            "madam",
            new Madam(new Madam.Settings(0.99f, 1.2f, 1.5f), 0f, LayerRates.EQUAL, Team.solo()),
            madam()));
  }

  private static Equations momentum() {
    return (weight, gradients, rms, rate) -> {
      double w = weight;
      double v = 0;
      for (double g : gradients) {
        v = 0.8 * v - rate * (g + 0.1 * w);
        w += v;
      }
      return w;
    };
  }

  private static Equations adam() {
    return (weight, gradients, rms, rate) -> {
      double w = weight;
      double m = 0;
      double v = 0;
      for (int t = 1; t <= gradients.length; t++) {
        double g = gradients[t - 1];
        m = 0.9 * m + 0.1 * g;
        v = 0.999 * v + 0.001 * g * g;
        double first = m / (1 - Math.pow(0.9, t));
        double second = v / (1 - Math.pow(0.999, t));
        w -= rate * first / (Math.sqrt(second) + 1e-8) + rate * 0.1 * w;
      }
      return w;
    };
  }

  private static Equations madam() {
    return (weight, gradients, rms, rate) -> {
      double w = weight;
      double v = 0;
      for (int t = 1; t <= gradients.length; t++) {
        double g = gradients[t - 1];
        v = 0.99 * v + 0.01 * g * g;
        double n = v == 0 ? 0 : Math.clamp(g / Math.sqrt(v / (1 - Math.pow(0.99, t))), -1.2, 1.2);
        w = Math.clamp(w * Math.exp(-rate * n * Math.signum(w)), -1.5 * rms, 1.5 * rms);
      }
      return w;
    };
  }

  @ParameterizedTest(name = "{0}, seeds 3 and 11")
  @MethodSource("equations")
  void followsItsEquations(String name, Optimizer optimizer, Equations equations) {
    float rate = 0.2f;
    try (LayeredNetwork network = network()) {
      float[] before = weights(network);
      double[][] gradients = new double[before.length][STEPS];
      double squares = 0;
      for (float w : before) {
        squares += (double) w * w;
      }
      double rms = Math.sqrt(squares / before.length);
      for (int step = 0; step < STEPS; step++) {
        Estimate estimate = estimate(network, step);
        float[] gradient = new float[before.length];
        estimate.gradient(network.edge(EDGE), gradient, 0);
        for (int i = 0; i < before.length; i++) {
          gradients[i][step] = gradient[i];
        }
        optimizer.apply(network, estimate, rate);
      }
      float[] after = weights(network);
      for (int i = 0; i < before.length; i++) {
        assertThat((double) after[i])
            .as(name + " weight " + i)
            .isCloseTo(equations.after(before[i], gradients[i], rms, rate), within(2e-5));
      }
    }
  }

  @Test
  void normalizedStepsHaveTheLengthOfTheRate() {
    for (NormalizedGradient.Norm norm : NormalizedGradient.Norm.values()) {
      try (LayeredNetwork network = network()) {
        float[] before = weights(network);
        Estimate estimate = estimate(network, 0);
        float[] gradient = new float[before.length];
        estimate.gradient(network.edge(EDGE), gradient, 0);
        new NormalizedGradient(norm, 0f, LayerRates.EQUAL, Team.solo())
            .apply(network, estimate, 0.25f);
        float[] after = weights(network);
        double squares = 0;
        double largest = 0;
        double dot = 0;
        double gradientSquares = 0;
        for (int i = 0; i < before.length; i++) {
          double change = after[i] - before[i];
          squares += change * change;
          largest = Math.max(largest, Math.abs(change));
          dot -= change * gradient[i];
          gradientSquares += gradient[i] * gradient[i];
        }
        double length = norm == NormalizedGradient.Norm.L2 ? Math.sqrt(squares) : largest;
        assertThat(length).isCloseTo(0.25, within(1e-5));
        assertThat(dot / Math.sqrt(squares * gradientSquares)).isCloseTo(1.0, within(1e-5));
      }
    }
  }

  @Test
  void aZeroGradientMovesNothing() {
    for (NormalizedGradient.Norm norm : NormalizedGradient.Norm.values()) {
      try (LayeredNetwork network = network()) {
        Batch nothing = Batch.zeros(ROWS, OUTPUTS);
        Estimate zero =
            new Estimate(
                List.of(new LocalProduct(EDGE, nothing, Batch.zeros(ROWS, INPUTS), 1f)),
                List.of(),
                NetworkState.single(network.description(), ROWS),
                new Equilibrium.Settled(1, 0f),
                List.of());
        float[] before = weights(network);
        new NormalizedGradient(norm, 0f, LayerRates.EQUAL, Team.solo()).apply(network, zero, 1f);
        assertThat(weights(network)).isEqualTo(before);
      }
    }
  }

  private static Stream<Arguments> makers() {
    return Stream.<Map.Entry<String, Function<Team, Optimizer>>>of(
            Map.entry("momentum", team -> new Momentum(0.9f, 1e-3f, LayerRates.EQUAL, team)),
            Map.entry("adam", team -> new Adam(Adam.Settings.USUAL, 1e-3f, LayerRates.EQUAL, team)),
            Map.entry("madam", team -> new Madam(Madam.Settings.USUAL, 0f, LayerRates.EQUAL, team)),
            Map.entry(
                "sgd-l2",
                team ->
                    new NormalizedGradient(
                        NormalizedGradient.Norm.L2, 1e-3f, LayerRates.EQUAL, team)))
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("makers")
  void aCheckpointGoesOnBitForBitAtAnyThreadCount(String name, Function<Team, Optimizer> maker) {
    try (Team two = new Team(2);
        LayeredNetwork whole = network();
        LayeredNetwork parted = network()) {
      Optimizer one = maker.apply(Team.solo());
      Optimizer first = maker.apply(two);
      for (int step = 0; step < 2; step++) {
        one.apply(whole, estimate(whole, step), 0.05f);
        first.apply(parted, estimate(parted, step), 0.05f);
      }
      Optimizer second = maker.apply(two);
      second.restore(first.checkpoint());
      for (int step = 2; step < 5; step++) {
        one.apply(whole, estimate(whole, step), 0.05f);
        second.apply(parted, estimate(parted, step), 0.05f);
      }
      assertThat(weights(parted)).as(name).isEqualTo(weights(whole));
      assertThat(parted.bias(1)).as(name).isEqualTo(whole.bias(1));
      assertThat(second.checkpoint().keySet()).isEqualTo(one.checkpoint().keySet());
      one.checkpoint()
          .forEach((array, values) ->
              assertThat(second.checkpoint().get(array)).as(array).isEqualTo(values));
    }
  }

  @Test
  void constantsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Adam.Settings(1f, 0.9f, 1e-8f))
        .hasMessageContaining("decays in [0, 1)");
    assertThatThrownBy(() -> new Madam.Settings(0.9f, 0f, 1f)).hasMessageContaining("above 0");
  }

  @Test
  void schedulesPassThroughTheirPoints() {
    LearningRate line = new LearningRate.Linear(0.4f, 0.1f);
    assertThat(line.at(0)).isEqualTo(0.4f);
    assertThat(line.at(0.5)).isEqualTo(0.25f, within(1e-7f));
    assertThat(line.at(2)).isEqualTo(0.1f, within(1e-7f));
    LearningRate stairs = new LearningRate.Steps(1f, 0.1f, List.of(0.5f, 0.75f));
    assertThat(stairs.at(0.49)).isEqualTo(1f);
    assertThat(stairs.at(0.5)).isEqualTo(0.1f, within(1e-7f));
    assertThat(stairs.at(1)).isEqualTo(0.01f, within(1e-8f));
    LearningRate cosine = new LearningRate.Cosine(1f, 0f);
    assertThat(cosine.at(0)).isEqualTo(1f);
    assertThat(cosine.at(0.5)).isEqualTo(0.5f, within(1e-7f));
  }

  private static float[] weights(LayeredNetwork network) {
    float[] weights = new float[OUTPUTS * INPUTS];
    network.edge(EDGE).coupling().read(weights);
    return weights;
  }
}
