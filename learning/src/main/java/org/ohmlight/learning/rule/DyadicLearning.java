package org.ohmlight.learning.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;

/**
 * Dyadic learning: every neuron is a pair {@code s+, s-} whose mean {@code m} is its prediction and
 * whose difference {@code d} is its error. At the nudged equilibrium
 *
 * <pre>
 *   feedforward       dC/dA_k = -d_k m_(k-1)^T / beta
 *   symmetric         dC/dA_k = -(d_k m_(k-1)^T + m_k d_(k-1)^T) / beta
 *   skew-symmetric    dC/dA_k = -(d_k m_(k-1)^T - m_k d_(k-1)^T) / beta
 *   asymmetric        dC/dA_k = -d_k m_(k-1)^T / beta,  dC/dB_k = -d_k m_(k+1)^T / beta
 *   bias              dC/db_k = -d_k / beta
 * </pre>
 *
 * with the mean over the batch. Source: Høier et al. (2024); Nest and Høier, eq. 1 and 7. Holds for
 * every structure; one outer product an edge (two where the edge carries both directions).
 */
public final class DyadicLearning implements Estimator {
  private final float beta;
  private final SettleLimits freeLimits;
  private final SettleLimits nudgedLimits;
  private final Map<Integer, Workspace> workspaces = new HashMap<>();

  /**
   * Makes the rule.
   *
   * @param beta nudging strength, positive
   * @param freeLimits when the free phase, which the dyads start from, stops
   * @param nudgedLimits when the nudged phase stops
   */
  public DyadicLearning(float beta, SettleLimits freeLimits, SettleLimits nudgedLimits) {
    if (!(beta > 0f)) {
      throw new IllegalArgumentException("The nudging strength must be positive, got " + beta);
    }
    this.beta = beta;
    this.freeLimits = freeLimits;
    this.nudgedLimits = nudgedLimits;
  }

  @Override
  public Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets) {
    NetworkDescription description = network.description();
    description.requireDrives("Dyadic learning");
    description.requireLinearLinks("Dyadic learning");
    Workspace work =
        workspaces.computeIfAbsent(inputs.rows(), rows -> new Workspace(description, rows));
    network.clamp(inputs);
    work.free.rest();
    Equilibrium free = network.settle(Nudge.FREE, work.free, freeLimits);
    work.dyads.copyFrom(work.free);
    Equilibrium nudged = network.settle(new Nudge.Dyadic(targets, beta), work.dyads, nudgedLimits);
    work.split();
    return work.estimate(inputs, free, nudged);
  }

  private final class Workspace {
    private final NetworkDescription description;
    private final NetworkState free;
    private final NetworkState dyads;
    private final Batch[] mean;
    private final Batch[] difference;

    Workspace(NetworkDescription description, int rows) {
      this.description = description;
      free = NetworkState.single(description, rows);
      dyads = NetworkState.dyadic(description, rows);
      mean = new Batch[description.layers().size()];
      difference = new Batch[description.layers().size()];
      for (int k = 1; k < mean.length; k++) {
        mean[k] = Batch.zeros(rows, description.size(k));
        difference[k] = Batch.zeros(rows, description.size(k));
      }
    }

    void split() {
      for (int k = 1; k < mean.length; k++) {
        float[] plus = dyads.plus(k).values();
        float[] minus = dyads.minus(k).values();
        int count = dyads.rows() * mean[k].width();
        Pointwise.mean(mean[k].values(), 0, plus, 0, minus, 0, count);
        Pointwise.difference(difference[k].values(), 0, plus, 0, minus, 0, count);
      }
    }

    Estimate estimate(Batch inputs, Equilibrium freePhase, Equilibrium nudged) {
      PairProducts pairs =
          new PairProducts(description).all(inputs, difference, mean, -1f / (beta * inputs.rows()));
      return new Estimate(pairs.products(), pairs.biases(), free, freePhase, List.of(nudged));
    }
  }
}
