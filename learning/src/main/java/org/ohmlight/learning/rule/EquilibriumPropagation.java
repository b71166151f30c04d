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
 * Equilibrium propagation in a network with an energy:
 *
 * <pre>  dC/dW_kj = -((s_k, s_j) |_beta2 - (s_k, s_j) |_beta1) / (beta2 - beta1)</pre>
 *
 * between two equilibria of {@code E + beta C}, with {@code (s_k, s_j) = -dE/dW_kj} the local
 * product of the link from layer j to k: {@code s_k s_j^T} if it is dense, {@code -(v_k - v_j)^2 /
 * 2} element by element for conductances. Source: Scellier and Bengio (2017), theorem 1; the
 * centred form, whose error is of second order in beta, Laborieux et al. (2021), eq. 9. Each nudged
 * phase starts from the free equilibrium.
 *
 * <p>Hardware drifts from one phase to the next, and the two nudged phases, one after the other,
 * take a drift of the states for an effect of the target. {@link Phases#INTERLEAVED} settles free,
 * plus, minus, free, at moments 0 to 3: {@code (s_free' - s_free) / 3} is the drift between two
 * phases, and is taken out of the nudged states. Drift that is linear over the presentation
 * cancels. (Dyadic learning needs none of this: its rails settle side by side.)
 *
 * <p>What it leaves out: networks without an energy, where the theorem does not hold.
 */
public final class EquilibriumPropagation implements Estimator {
  /** Which two equilibria are compared. */
  public enum Variant {
    /** Free and nudged towards the target: {@code (0, beta)}. */
    POSITIVE,
    /** Nudged away from the target and free: {@code (-beta, 0)}. */
    NEGATIVE,
    /** Nudged both ways: {@code (-beta, beta)}. */
    CENTERED
  }

  /** In which order the phases come. */
  public enum Phases {
    /** Free, then nudged. */
    PLAIN,
    /** Free, nudged towards, nudged away, free again; the centred form only. */
    INTERLEAVED
  }

  /** Phases from the first free one to the last. */
  private static final float SPAN = 3f;

  private final Variant variant;
  private final Phases phases;
  private final float beta;
  private final SettleLimits freeLimits;
  private final SettleLimits nudgedLimits;
  private final Map<Integer, Workspace> workspaces = new HashMap<>();

  /**
   * Makes the rule.
   *
   * @param beta nudging strength, positive, below 1 for a linear output
   * @param freeLimits when the free phase stops
   * @param nudgedLimits when a nudged phase stops
   */
  public EquilibriumPropagation(
      Variant variant, float beta, SettleLimits freeLimits, SettleLimits nudgedLimits) {
    this(variant, Phases.PLAIN, beta, freeLimits, nudgedLimits);
  }

  /**
   * Makes the rule with its phases in a chosen order.
   *
   * @param beta nudging strength, positive, below 1 for a linear output
   * @param freeLimits when a free phase stops
   * @param nudgedLimits when a nudged phase stops
   */
  public EquilibriumPropagation(
      Variant variant,
      Phases phases,
      float beta,
      SettleLimits freeLimits,
      SettleLimits nudgedLimits) {
    if (phases == Phases.INTERLEAVED && variant != Variant.CENTERED) {
      throw new IllegalArgumentException(
          "Interleaved phases need the centred form, got " + variant);
    }
    if (!(beta > 0f)) {
      throw new IllegalArgumentException("The nudging strength must be positive, got " + beta);
    }
    this.variant = variant;
    this.phases = phases;
    this.beta = beta;
    this.freeLimits = freeLimits;
    this.nudgedLimits = nudgedLimits;
  }

  @Override
  public Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets) {
    NetworkDescription description = network.description();
    requireEnergy(description, "Equilibrium propagation");
    Workspace work =
        workspaces.computeIfAbsent(inputs.rows(), rows -> new Workspace(description, rows));
    network.clamp(inputs);
    work.free.rest();
    Equilibrium free = network.settle(Nudge.FREE, work.free, freeLimits);
    List<Equilibrium> nudged = new ArrayList<>(2);
    if (variant != Variant.NEGATIVE) {
      work.plus.copyFrom(work.free);
      nudged.add(network.settle(new Nudge.Force(targets, beta), work.plus, nudgedLimits));
    }
    if (variant != Variant.POSITIVE) {
      work.minus.copyFrom(work.free);
      nudged.add(network.settle(new Nudge.Force(targets, -beta), work.minus, nudgedLimits));
    }
    if (phases == Phases.INTERLEAVED) {
      work.later.copyFrom(work.free);
      if (network.settle(Nudge.FREE, work.later, freeLimits)
          instanceof Equilibrium.Faulted faulted) {
        nudged.add(faulted);
      }
      work.takeDriftOut(description.last());
    }
    NetworkState high = variant == Variant.NEGATIVE ? work.free : work.plus;
    NetworkState low = variant == Variant.POSITIVE ? work.free : work.minus;
    return work.estimate(description, inputs, high, low, free, nudged);
  }

  /**
   * Refuses a network without an energy.
   *
   * @param rule who needs one
   */
  static void requireEnergy(NetworkDescription description, String rule) {
    if (!description.structure().hasEnergy()) {
      throw new IllegalArgumentException(
          rule
              + " needs a symmetric or resistive network, this one is "
              + description.structure().label()
              + "; dyadic learning holds for every layered structure");
    }
  }

  private final class Workspace {
    private final NetworkState free;
    private final NetworkState plus;
    private final NetworkState minus;
    private final NetworkState later;
    private final Map<Integer, Batch> differences = new HashMap<>();

    Workspace(NetworkDescription description, int rows) {
      free = NetworkState.single(description, rows);
      plus = NetworkState.single(description, rows);
      minus = NetworkState.single(description, rows);
      later = NetworkState.single(description, rows);
    }

    /** Both nudged states as they would be at the moment of the first free phase. */
    void takeDriftOut(int last) {
      for (int k = 1; k <= last; k++) {
        Batch drift = difference(k, later, free);
        plus.plus(k).addScaled(drift, -1f / SPAN);
        minus.plus(k).addScaled(drift, -2f / SPAN);
      }
    }

    Estimate estimate(
        NetworkDescription description,
        Batch inputs,
        NetworkState high,
        NetworkState low,
        Equilibrium freePhase,
        List<Equilibrium> nudged) {
      float span = variant == Variant.CENTERED ? 2f * beta : beta;
      float scale = -1f / (span * inputs.rows());
      List<LocalProduct> products = new ArrayList<>();
      List<BiasTerm> biases = new ArrayList<>();
      for (Link link : description.links()) {
        EdgeId edge = link.forward();
        int k = link.to();
        if (link.from() == 0 && description.structure() != Structure.RESISTIVE) {
          // The product is linear in each state and the input is clamped in both phases, so its two
          // products are one with the difference.
          products.add(new LocalProduct(edge, difference(k, high, low), inputs, scale));
        } else {
          int j = link.from();
          products.add(new LocalProduct(edge, high.plus(k), j == 0 ? inputs : high.plus(j), scale));
          products.add(new LocalProduct(edge, low.plus(k), j == 0 ? inputs : low.plus(j), -scale));
        }
      }
      for (int k = 1; k <= description.last(); k++) {
        biases.add(new BiasTerm(k, high.plus(k), scale));
        biases.add(new BiasTerm(k, low.plus(k), -scale));
      }
      return new Estimate(products, biases, free, freePhase, nudged);
    }

    private Batch difference(int layer, NetworkState high, NetworkState low) {
      Batch s = high.plus(layer);
      Batch difference = differences.computeIfAbsent(layer, k -> Batch.zeros(s.rows(), s.width()));
      Pointwise.difference(
          difference.values(), 0, s.values(), 0, low.plus(layer).values(), 0, s.rows() * s.width());
      return difference;
    }
  }
}
