package org.ohmlight.learning.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.DualForm;
import org.ohmlight.learning.loop.DualNetwork;
import org.ohmlight.learning.loop.DualSequence;
import org.ohmlight.learning.loop.DualStates;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;

/**
 * Dual propagation: a feedforward network of dyads, layer after layer, as cheap as backpropagation.
 *
 * <pre>  dC/dA_kj = -(s+_k - s-_k) sbar_j^T / beta,   sbar = alpha s+ + (1 - alpha) s-</pre>
 *
 * with the mean over the batch; see {@link DualNetwork} for the states and {@link DualForm} for the
 * two forms. At {@code alpha = 1/2}, at rest, it is dyadic learning in a feedforward network, but
 * for the cost, which is taken at the prediction and not at each state.
 */
public final class DualPropagation implements Estimator {
  private final DualForm form;
  private final float alpha;
  private final float beta;
  private final DualSequence sequence;
  private final SettleLimits freeLimits;
  private final SettleLimits passes;
  private final Team team;
  private final MadeFor<Bound> bound = new MadeFor<>();

  /**
   * Makes the rule.
   *
   * @param form which form
   * @param alpha weight of {@code s+} in the mean, in [0, 1]
   * @param beta nudging strength, positive
   * @param sequence order of the layers in a pass
   * @param freeLimits when the forward pass stops
   * @param passes how many passes, and the change at which they stop
   * @param team threads that share the samples; results do not depend on their number
   */
  public DualPropagation(
      DualForm form,
      float alpha,
      float beta,
      DualSequence sequence,
      SettleLimits freeLimits,
      SettleLimits passes,
      Team team) {
    if (!(beta > 0f) || !(alpha >= 0f && alpha <= 1f)) {
      throw new IllegalArgumentException(
          "Dual propagation needs beta > 0 and alpha in [0, 1], got " + beta + " and " + alpha);
    }
    this.form = form;
    this.alpha = alpha;
    this.beta = beta;
    this.sequence = sequence;
    this.freeLimits = freeLimits;
    this.passes = passes;
    this.team = team;
  }

  @Override
  public Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets) {
    return bound.get(network, Bound::new).estimate(inputs, targets);
  }

  /** The dyads that the last estimate of this many samples was made of. */
  public DualStates states(int rows) {
    return bound.last().dyads.states(rows);
  }

  private final class Bound {
    private final PhysicalNetwork network;
    private final DualNetwork dyads;
    private final Map<Integer, NetworkState> states = new HashMap<>();

    Bound(PhysicalNetwork network) {
      this.network = network;
      this.dyads = new DualNetwork(network, form, alpha, beta, sequence, team);
    }

    Estimate estimate(Batch inputs, Batch targets) {
      int rows = inputs.rows();
      NetworkState free =
          states.computeIfAbsent(rows, r -> NetworkState.single(network.description(), r));
      network.clamp(inputs);
      free.rest();
      Equilibrium forward = network.settle(Nudge.FREE, free, freeLimits);
      Equilibrium inferred = dyads.infer(inputs, free, targets, passes);
      DualStates reached = dyads.states(rows);
      PairProducts pairs =
          new PairProducts(network.description())
              .all(inputs, reached.difference(), reached.mean(), -1f / (beta * rows));
      return new Estimate(pairs.products(), pairs.biases(), free, forward, List.of(inferred));
    }
  }
}
