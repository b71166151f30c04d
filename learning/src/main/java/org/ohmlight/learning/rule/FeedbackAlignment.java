package org.ohmlight.learning.rule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.ErrorNetwork;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Substrate;

/**
 * Baselines for feedforward networks whose errors run back through fixed random weights {@code R}
 * instead of the transposes:
 *
 * <pre>
 *   alignment  delta_j = f'(a_j) R_kj^T delta_k      direct  delta_j = f'(a_j) R_j (s_out - y)
 *   dC/dA_kj ~ delta_k s_j^T,   dC/db_k ~ delta_k
 * </pre>
 *
 * with {@code R} drawn evenly within {@code gain / sqrt(inputs)}. Sources: Lillicrap et al. (2016);
 * direct, Nokland (2016). They are not the gradient, but come to point along with it.
 */
public final class FeedbackAlignment implements Estimator {
  /** How errors get back. */
  public enum Way {
    /** From layer to layer. */
    ALIGNMENT,
    /** From the output to each layer at once. */
    DIRECT
  }

  private static final Settling ONE_PASS =
      new Settling(Schedule.LAYER_SWEEP, new Solver.Picard(1f));
  private static final SettleLimits ONCE = new SettleLimits(1, 0f);

  private final Way way;
  private final Substrate feedback;
  private final float gain;
  private final long seed;
  private final SettleLimits freeLimits;
  private final Team team;
  private final MadeFor<Bound> bound = new MadeFor<>();

  /**
   * Makes the rule.
   *
   * @param feedback holds the random weights; stays open
   * @param gain their size, positive
   * @param seed what they are drawn from
   * @param freeLimits when the forward pass stops
   * @param team threads that share the samples; results do not depend on their number
   */
  public FeedbackAlignment(
      Way way, Substrate feedback, float gain, long seed, SettleLimits freeLimits, Team team) {
    if (!(gain > 0f)) {
      throw new IllegalArgumentException("Random feedback needs a gain above 0, got " + gain);
    }
    this.way = way;
    this.feedback = feedback;
    this.gain = gain;
    this.seed = seed;
    this.freeLimits = freeLimits;
    this.team = team;
  }

  @Override
  public Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets) {
    return bound.get(network, Bound::new).estimate(inputs, targets);
  }

  private interface Errors {
    Batch[] of(NetworkState free, Batch targets);
  }

  private final class Bound {
    private final PhysicalNetwork network;
    private final NetworkDescription description;
    private final Errors errors;
    private final Map<Integer, NetworkState> states = new HashMap<>();

    Bound(PhysicalNetwork network) {
      this.network = network;
      this.description = network.description();
      if (description.structure() != Structure.FEEDFORWARD) {
        throw new IllegalArgumentException(
            "Feedback alignment needs a feedforward network, this one is "
                + description.structure().label()
                + "; dyadic learning and recurrent backprop hold for every structure");
      }
      this.errors = way == Way.ALIGNMENT ? alignment() : direct();
    }

    private Errors alignment() {
      Map<EdgeId, Coupling> random = new LinkedHashMap<>();
      for (EdgeId edge : description.edges()) {
        Coupling held = network.edge(edge).coupling();
        random.put(
            edge,
            random(
                "feedback along " + edge, held.outputs(), held.inputs(), description.fanIn(edge)));
      }
      ErrorNetwork back =
          new ErrorNetwork(
              description,
              edge -> java.util.Objects.requireNonNull(random.get(edge)),
              ONE_PASS,
              team);
      return (free, targets) -> {
        back.settle(free, targets, ONCE, network);
        return back.errors(free.rows());
      };
    }

    private Errors direct() {
      int output = description.output();
      Coupling[] random = new Coupling[output];
      for (int k = 1; k < output; k++) {
        random[k] =
            random(
                "feedback to layer " + k,
                description.size(k),
                description.size(output),
                description.size(output));
      }
      Map<Integer, Batch[]> memory = new HashMap<>();
      return (free, targets) -> {
        Batch[] delta = memory.computeIfAbsent(free.rows(), this::layers);
        project(random, free, targets, delta);
        return delta;
      };
    }

    private Batch[] layers(int rows) {
      Batch[] layers = new Batch[description.layers().size()];
      for (int k = 0; k < layers.length; k++) {
        layers[k] = Batch.zeros(k == 0 ? 0 : rows, description.size(k));
      }
      return layers;
    }

    private void project(Coupling[] random, NetworkState free, Batch targets, Batch[] delta) {
      int output = description.output();
      Batch error = Batch.zeros(free.rows(), targets.width());
      Batch s = free.plus(output);
      Pointwise.difference(
          error.values(), 0, s.values(), 0, targets.values(), targets.offset(), size(error));
      for (int k = 1; k <= description.last(); k++) {
        Activation activation = description.layers().get(k).activation();
        Batch felt = Batch.zeros(free.rows(), description.size(k));
        if (k == output) {
          felt.copyFrom(error);
        } else if (k < output) {
          random[k].forward(error, felt, network.nextTick());
        }
        activation.slopes(free.plusDrive(k), delta[k]);
        Pointwise.product(delta[k].values(), 0, delta[k].values(), 0, felt.values(), 0, size(felt));
      }
    }

    private Coupling random(String name, int outputs, int inputs, int fanIn) {
      float bound = (float) (gain / Math.sqrt(fanIn));
      float[] weights = new float[Math.multiplyExact(outputs, inputs)];
      RandomStream.of(seed, name).uniforms(weights, 0, weights.length, 0);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = bound * (2f * weights[i] - 1f);
      }
      Coupling coupling = feedback.couple(name, outputs, inputs, bound);
      coupling.program(weights, network.nextTick());
      return coupling;
    }

    Estimate estimate(Batch inputs, Batch targets) {
      int rows = inputs.rows();
      NetworkState free = states.computeIfAbsent(rows, r -> NetworkState.single(description, r));
      network.clamp(inputs);
      free.rest();
      Equilibrium forward = network.settle(Nudge.FREE, free, freeLimits);
      PairProducts pairs =
          new PairProducts(description)
              .all(inputs, errors.of(free, targets), free.activations(), 1f / rows);
      return new Estimate(pairs.products(), pairs.biases(), free, forward, List.of());
    }
  }

  private static int size(Batch batch) {
    return batch.rows() * batch.width();
  }
}
