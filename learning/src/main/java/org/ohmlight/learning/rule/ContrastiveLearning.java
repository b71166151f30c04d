package org.ohmlight.learning.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.kernel.Pointwise;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.EdgeId;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.Link;
import org.ohmlight.physical.NetworkDescription;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;

/**
 * Learning from the contrast of a free and a clamped phase of a network with an energy. The clamped
 * phase holds the output at {@code o + beta (y - o)}, {@code o} its free states, and
 *
 * <pre>
 *   dK/dW_kj = -((s_k, s_j)|_clamped - (s_k, s_j)|_free) / beta,   K = (E_clamped - E_free) / beta
 * </pre>
 *
 * is the exact gradient of the contrast {@code K} of energies, with the clamped values held. A
 * small {@code beta} is coupled learning (Stern, Hexner, Rocks and Liu 2021, eq. 3-5), {@code beta
 * = 1} is contrastive Hebbian learning (Movellan 1991).
 *
 * <p>What it leaves out: {@code K} is not the squared error. It weighs an error of the output by
 * how stiff the network holds it, vanishes with it, and shrinks with beta; for the gradient of the
 * cost itself use equilibrium propagation.
 */
public final class ContrastiveLearning implements Estimator {
  private final float beta;
  private final SettleLimits freeLimits;
  private final SettleLimits clampedLimits;
  private final Map<Integer, Workspace> workspaces = new HashMap<>();

  /**
   * Makes the rule.
   *
   * @param beta part of the way to the target, in (0, 1]
   * @param freeLimits when the free phase stops
   * @param clampedLimits when the clamped phase stops
   */
  public ContrastiveLearning(float beta, SettleLimits freeLimits, SettleLimits clampedLimits) {
    if (!(beta > 0f && beta <= 1f)) {
      throw new IllegalArgumentException(
          "The output is clamped a part of the way to its target, in (0, 1], got " + beta);
    }
    this.beta = beta;
    this.freeLimits = freeLimits;
    this.clampedLimits = clampedLimits;
  }

  @Override
  public Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets) {
    NetworkDescription description = network.description();
    EquilibriumPropagation.requireEnergy(description, "Contrastive learning");
    Workspace work =
        workspaces.computeIfAbsent(inputs.rows(), rows -> new Workspace(description, rows));
    network.clamp(inputs);
    work.free.rest();
    Equilibrium free = network.settle(Nudge.FREE, work.free, freeLimits);
    work.clamped.copyFrom(work.free);
    work.aim(work.free.plus(description.output()), targets);
    Equilibrium clamped = network.settle(new Nudge.Held(work.aim), work.clamped, clampedLimits);
    return work.estimate(inputs, free, clamped);
  }

  private final class Workspace {
    private final NetworkDescription description;
    private final NetworkState free;
    private final NetworkState clamped;
    private final Batch aim;
    private final Batch[] difference;

    Workspace(NetworkDescription description, int rows) {
      this.description = description;
      free = NetworkState.single(description, rows);
      clamped = NetworkState.single(description, rows);
      aim = Batch.zeros(rows, description.size(description.output()));
      difference = new Batch[description.layers().size()];
      for (int k = 1; k < difference.length; k++) {
        difference[k] = Batch.zeros(rows, description.size(k));
      }
    }

    void aim(Batch output, Batch targets) {
      aim.copyFrom(output);
      Pointwise.relax(
          aim.values(), 0, targets.values(), targets.offset(), beta, aim.rows() * aim.width());
    }

    Estimate estimate(Batch inputs, Equilibrium freePhase, Equilibrium clampedPhase) {
      float scale = -1f / (beta * inputs.rows());
      for (int k = 1; k < difference.length; k++) {
        Batch d = difference[k];
        Pointwise.difference(
            d.values(),
            0,
            clamped.plus(k).values(),
            0,
            free.plus(k).values(),
            0,
            d.rows() * d.width());
      }
      List<LocalProduct> products = new ArrayList<>();
      for (Link link : description.links()) {
        EdgeId edge = link.forward();
        int k = link.to();
        int j = link.from();
        if (j == 0 && description.structure() != Structure.RESISTIVE) {
          products.add(new LocalProduct(edge, difference[k], inputs, scale));
        } else {
          Batch held = j == 0 ? inputs : clamped.plus(j);
          products.add(new LocalProduct(edge, clamped.plus(k), held, scale));
          products.add(
              new LocalProduct(edge, free.plus(k), j == 0 ? inputs : free.plus(j), -scale));
        }
      }
      List<BiasTerm> biases = new ArrayList<>();
      for (int k = 1; k < difference.length; k++) {
        biases.add(new BiasTerm(k, difference[k], scale));
      }
      return new Estimate(products, biases, free, freePhase, List.of(clampedPhase));
    }
  }
}
