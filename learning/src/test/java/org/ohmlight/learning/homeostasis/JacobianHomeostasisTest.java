package org.ohmlight.learning.homeostasis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.optimizer.InSitu;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.learning.rule.Estimate;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

class JacobianHomeostasisTest {
  private static final SettleLimits LIMITS = new SettleLimits(100, 1e-6f);
  private static final EdgeId FORWARD = new EdgeId(1, 2);
  private static final EdgeId BACK = new EdgeId(2, 1);
  private static final int HIDDEN = 7;
  private static final int OUT = 5;
  private static final int ROWS = 3000;

  private static LayeredNetwork network(Activation hidden, Structure structure) {
    return new LayeredNetwork(
        new ExactSubstrate(Team.solo()),
        NetworkDescription.dense(List.of(4, HIDDEN, OUT), hidden, Activation.LINEAR, structure),
        new Settling(Schedule.EVEN_ODD, new Solver.MirrorDescent(0.5f)),
        new Initialization(6, 0.6f, 0.6f, 4f),
        Team.solo());
  }

  private static Batch inputs(int rows) {
    Batch inputs = Batch.zeros(rows, 4);
    RandomStream.of(7, "inputs").normals(inputs.values(), 0, rows * 4, 0);
    return inputs;
  }

  private static Estimator rule() {
    return new DyadicLearning(0.1f, LIMITS, LIMITS);
  }

  private static float[] gradient(LayeredNetwork network, Estimate estimate, EdgeId edge) {
    float[] gradient = new float[network.edge(edge).weights()];
    estimate.gradient(network.edge(edge), gradient, 0);
    return gradient;
  }

  /** Linear layers: the slope is 1, so {@code L = |A - B^T|^2} and {@code dL/dA = 2 (A - B^T)}. */
  @Test
  void theMeanOverProbesIsTheGradientOfTheAsymmetry() {
    try (LayeredNetwork network = network(Activation.LINEAR, Structure.ASYMMETRIC)) {
      Batch inputs = inputs(ROWS);
      Batch targets = Batch.zeros(ROWS, OUT);
      float[] plain = gradient(network, rule().estimate(network, inputs, targets), FORWARD);
      float[] plainBack = gradient(network, rule().estimate(network, inputs, targets), BACK);
      Estimate both =
          new JacobianHomeostasis(rule(), 1f, 8, Team.solo()).estimate(network, inputs, targets);
      float[] forward = gradient(network, both, FORWARD);
      float[] back = gradient(network, both, BACK);
      float[] a = new float[OUT * HIDDEN];
      float[] b = new float[OUT * HIDDEN];
      network.edge(FORWARD).coupling().read(a);
      network.edge(BACK).coupling().read(b);
      double worst = 0;
      double largest = 0;
      for (int o = 0; o < OUT; o++) {
        for (int i = 0; i < HIDDEN; i++) {
          int ab = o * HIDDEN + i;
          int ba = i * OUT + o;
          double wanted = 2 * (a[ab] - b[ba]);
          largest = Math.max(largest, Math.abs(wanted));
          worst = Math.max(worst, Math.abs(forward[ab] - plain[ab] - wanted));
          worst = Math.max(worst, Math.abs(back[ba] - plainBack[ba] + wanted));
        }
      }
      // The spread of a mean over 3,000 probes.
      assertThat(worst).isLessThan(0.12 * largest);
    }
  }

  @Test
  void learningMakesTheJacobianSymmetric() {
    try (LayeredNetwork network = network(Activation.LINEAR, Structure.ASYMMETRIC)) {
      Batch inputs = inputs(64);
      Estimator homeostasis = new JacobianHomeostasis(rule(), 1f, 9, Team.solo());
      Batch targets = Batch.zeros(64, OUT);
      double before = asymmetry(network);
      for (int step = 0; step < 80; step++) {
        Estimate estimate = homeostasis.estimate(network, inputs, targets);
        new InSitu(LayerRates.EQUAL).apply(network, estimate, 0.02f);
      }
      assertThat(asymmetry(network)).isLessThan(0.5 * before);
    }
  }

  /** {@code |A - B^T| / |A + B^T|}. */
  private static double asymmetry(LayeredNetwork network) {
    float[] a = new float[OUT * HIDDEN];
    float[] b = new float[OUT * HIDDEN];
    network.edge(FORWARD).coupling().read(a);
    network.edge(BACK).coupling().read(b);
    double odd = 0;
    double even = 0;
    for (int o = 0; o < OUT; o++) {
      for (int i = 0; i < HIDDEN; i++) {
        double x = a[o * HIDDEN + i];
        double y = b[i * OUT + o];
        odd += (x - y) * (x - y);
        even += (x + y) * (x + y);
      }
    }
    return Math.sqrt(odd / even);
  }

  @Test
  void onlyAsymmetricNetworksNeedIt() {
    try (LayeredNetwork network = network(Activation.LINEAR, Structure.SYMMETRIC)) {
      assertThatThrownBy(() ->
              new JacobianHomeostasis(rule(), 1f, 8, Team.solo())
                  .estimate(network, inputs(2), Batch.zeros(2, OUT)))
          .hasMessageContaining("asymmetric");
    }
    assertThatThrownBy(() -> new JacobianHomeostasis(rule(), 0f, 8, Team.solo()))
        .hasMessageContaining("above 0");
  }
}
