package org.ohmlight.learning.rule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.ErrorNetwork;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Substrate;

/**
 * Physics-aware training: the states are those that the hardware reached, the errors run back
 * through a digital model of it. Source: Wright et al. (2022), deep physical neural networks.
 *
 * <p>The model holds the weights that were read back, every {@code readEvery} estimates; between
 * two readings it goes on with older ones. The hardware need not multiply by the transpose. The
 * errors come to rest at the model's adjoint of the hardware's states, as in {@link
 * RecurrentBackprop}; a feedforward network is the special case of one pass back.
 *
 * <p>What it leaves out: a model of more than the weights, such as the hardware's saturation.
 */
public final class PhysicsAwareTraining implements Estimator {
  private final Substrate model;
  private final int readEvery;
  private final Settling settling;
  private final SettleLimits freeLimits;
  private final SettleLimits backLimits;
  private final Team team;
  private final MadeFor<Bound> bound = new MadeFor<>();

  /**
   * Makes the rule.
   *
   * @param model holds the digital model; stays open
   * @param readEvery estimates from one reading of the weights to the next, at least 1
   * @param settling schedule and solver of the network
   * @param freeLimits when the free phase stops
   * @param backLimits when the errors stop
   * @param team threads that share the samples; results do not depend on their number
   */
  public PhysicsAwareTraining(
      Substrate model,
      int readEvery,
      Settling settling,
      SettleLimits freeLimits,
      SettleLimits backLimits,
      Team team) {
    if (readEvery < 1) {
      throw new IllegalArgumentException(
          "The weights are read back every so many estimates, at least 1, got " + readEvery);
    }
    this.model = model;
    this.readEvery = readEvery;
    this.settling = settling;
    this.freeLimits = freeLimits;
    this.backLimits = backLimits;
    this.team = team;
  }

  @Override
  public Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets) {
    return bound.get(network, Bound::new).estimate(inputs, targets);
  }

  private final class Bound {
    private final PhysicalNetwork network;
    private final NetworkDescription description;
    private final Map<EdgeId, Coupling> twins = new LinkedHashMap<>();
    private final ErrorNetwork errors;
    private final Map<Integer, NetworkState> states = new HashMap<>();
    private int estimates;

    Bound(PhysicalNetwork network) {
      this.network = network;
      this.description = network.description();
      for (EdgeId edge : description.edges()) {
        Coupling held = network.edge(edge).coupling();
        twins.put(
            edge,
            model.couple(
                "model of " + edge, held.outputs(), held.inputs(), (float) held.weightLimit()));
      }
      this.errors = new ErrorNetwork(description, this::twin, settling, team);
    }

    private Coupling twin(EdgeId edge) {
      Coupling twin = twins.get(edge);
      if (twin == null) {
        throw new IllegalStateException("No model of edge " + edge);
      }
      return twin;
    }

    Estimate estimate(Batch inputs, Batch targets) {
      if (estimates++ % readEvery == 0) {
        readBack();
      }
      int rows = inputs.rows();
      NetworkState free = states.computeIfAbsent(rows, r -> NetworkState.single(description, r));
      network.clamp(inputs);
      free.rest();
      Equilibrium freePhase = network.settle(Nudge.FREE, free, freeLimits);
      Equilibrium back = errors.settle(free, targets, backLimits, network);
      PairProducts pairs =
          new PairProducts(description)
              .all(inputs, errors.errors(rows), free.activations(), 1f / rows);
      return new Estimate(pairs.products(), pairs.biases(), free, freePhase, List.of(back));
    }

    private void readBack() {
      twins.forEach((edge, twin) -> {
        float[] weights = new float[twin.outputs() * twin.inputs()];
        network.edge(edge).coupling().read(weights);
        twin.program(weights, network.nextTick());
      });
    }
  }
}
