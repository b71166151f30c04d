package org.ohmlight.learning.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.loop.ErrorNetwork;
import org.ohmlight.learning.loop.Readout;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;

/**
 * Recurrent backpropagation: the exact gradient of the cost at the free equilibrium, by implicit
 * differentiation. The errors {@code delta} of the drives solve
 *
 * <pre>  delta = f'(a) (dC/ds + J^T delta),   dC/dW_kj = delta_k s_j^T (and its twin by structure)
 * </pre>
 *
 * with {@code J = dD/ds}. {@link Way#FULL_ADJOINT} lets the errors come to rest; {@link
 * Way#TRUNCATED} takes back a number of steps of the schedule and solver in use, taken at the
 * equilibrium, which is the Neumann series of the same equation cut off. The cost is {@code 1/2 |o
 * - y|^2} of the output's state or of its drive ({@link Readout}). Source: Almeida (1987); Pineda
 * (1987); truncated, Bai, Kolter and Koltun (2019), deep equilibrium models.
 *
 * <p>Holds for every structure, dense and convolutional, with the places of maximum pooling held.
 * The errors run through the network's own couplings, so hardware must be able to multiply by the
 * transpose; with noise in it the gradient is as noisy. In a feedforward network it is plain
 * backpropagation.
 */
public final class RecurrentBackprop implements Estimator {
  /** How far the errors run back. */
  public enum Way {
    /** Until they come to rest. */
    FULL_ADJOINT,
    /** A number of steps. */
    TRUNCATED
  }

  private final Way way;
  private final Readout readout;
  private final Settling settling;
  private final SettleLimits freeLimits;
  private final SettleLimits backLimits;
  private final Team team;
  private final MadeFor<Bound> bound = new MadeFor<>();

  /**
   * Makes the rule.
   *
   * @param way how far the errors run back
   * @param readout where the cost reads the output
   * @param settling schedule and solver of the network
   * @param freeLimits when the free phase stops
   * @param backLimits when the errors stop; truncated, its {@code maxSteps} are taken back
   * @param team threads that share the samples; results do not depend on their number
   */
  public RecurrentBackprop(
      Way way,
      Readout readout,
      Settling settling,
      SettleLimits freeLimits,
      SettleLimits backLimits,
      Team team) {
    this.way = way;
    this.readout = readout;
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
    private final ErrorNetwork errors;
    private final Map<Integer, NetworkState> states = new HashMap<>();

    Bound(PhysicalNetwork network) {
      this.network = network;
      this.description = network.description();
      this.errors =
          new ErrorNetwork(
              description, edge -> network.edge(edge).coupling(), settling, readout, team);
    }

    Estimate estimate(Batch inputs, Batch targets) {
      int rows = inputs.rows();
      NetworkState free = states.computeIfAbsent(rows, r -> NetworkState.single(description, r));
      network.clamp(inputs);
      free.rest();
      Equilibrium freePhase = network.settle(Nudge.FREE, free, freeLimits);
      boolean whole = way == Way.FULL_ADJOINT;
      Equilibrium back =
          whole
              ? errors.settle(free, targets, backLimits, network)
              : errors.unroll(free, targets, backLimits, network);
      Batch[] delta = whole ? errors.errors(rows) : errors.sums(rows);
      PairProducts pairs =
          new PairProducts(description).all(inputs, delta, free.activations(), 1f / rows);
      return new Estimate(pairs.products(), pairs.biases(), free, freePhase, List.of(back));
    }
  }
}
