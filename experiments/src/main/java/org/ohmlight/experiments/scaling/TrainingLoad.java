package org.ohmlight.experiments.scaling;

import java.util.List;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.network.Initialization;
import org.ohmlight.learning.network.LayeredNetwork;
import org.ohmlight.learning.optimizer.LayerRates;
import org.ohmlight.learning.optimizer.Momentum;
import org.ohmlight.learning.rule.EquilibriumPropagation;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.exact.ExactSubstrate;

/**
 * A dense chain that learns a batch by centred equilibrium propagation, 15 free and twice 15 nudged
 * steps, on exact arithmetic.
 */
final class TrainingLoad implements AutoCloseable {
  private static final long SEED = 1;
  private static final float RATE = 1e-5f;
  private static final SettleLimits STEPS = new SettleLimits(15, 0f);

  private final LayeredNetwork network;
  private final EquilibriumPropagation rule;
  private final Momentum optimizer;
  private final Batch inputs;
  private final Batch targets;

  TrainingLoad(List<Integer> widths, int rows, Team team) {
    network =
        new LayeredNetwork(
            new ExactSubstrate(team),
            NetworkDescription.dense(
                widths, Activation.HARD_SIGMOID, Activation.LINEAR, Structure.SYMMETRIC),
            Settling.EVEN_ODD,
            new Initialization(SEED, 1f, 1f, 8f),
            team);
    rule = new EquilibriumPropagation(Variant.CENTERED, 0.2f, STEPS, STEPS);
    optimizer = new Momentum(0.9f, 0f, LayerRates.EQUAL, team);
    inputs = Batch.zeros(rows, widths.getFirst());
    RandomStream.of(SEED, "pixels").uniforms(inputs.values(), 0, inputs.values().length, 0);
    targets = Batch.zeros(rows, widths.getLast());
    for (int r = 0; r < rows; r++) {
      targets.values()[r * targets.width() + r % targets.width()] = 1f;
    }
  }

  /** Weights of a chain. */
  static double weights(List<Integer> widths) {
    double weights = 0;
    for (int k = 1; k < widths.size(); k++) {
      weights += (double) widths.get(k - 1) * widths.get(k);
    }
    return weights;
  }

  /** Learns the batch once. */
  void learn() {
    optimizer.apply(network, rule.estimate(network, inputs, targets), RATE);
  }

  @Override
  public void close() {
    network.close();
  }
}
