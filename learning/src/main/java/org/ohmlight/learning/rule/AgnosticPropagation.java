package org.ohmlight.learning.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Equilibrium;
import org.ohmlight.physical.HardwareFault;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.SelfTuningNetwork;
import org.ohmlight.physical.SettleLimits;

/**
 * Agnostic equilibrium propagation: the network teaches itself. With the weights held, it settles
 * at one nudging strength {@code beta_1} and homeostasis balances the knob of every weight. Then
 * the weights are let go and the nudging becomes {@code beta_2}; states and weights settle
 * together, and
 *
 * <pre>
 *   w - w_0 = -eps (dE/dw|_beta_2 - dE/dw|_beta_1) = -eps (beta_2 - beta_1) dC/dw + O(beta^2, eps beta)
 * </pre>
 *
 * is a step of gradient descent at the rate {@code eps (beta_2 - beta_1)}. No one has to know what
 * the energy is: this class reads no states and forms no products. Source: Scellier, Mishra, Bengio
 * and Ollivier (2022), theorem 1; the variants follow equilibrium propagation.
 *
 * <p>The estimate holds the free equilibrium and no gradient; {@link
 * org.ohmlight.learning.optimizer.SelfTuning} lets the weights go. What it leaves out: the slow
 * relaxation of real weights, which here reach their rest in every presentation.
 */
public final class AgnosticPropagation implements Estimator {
  private final Variant variant;
  private final float beta;
  private final SettleLimits freeLimits;
  private final SettleLimits nudgedLimits;
  private final Map<Integer, NetworkState[]> states = new HashMap<>();
  private @Nullable Presentation presentation;

  /**
   * Makes the rule.
   *
   * @param beta nudging strength, positive
   * @param freeLimits when the free phase stops
   * @param nudgedLimits when the others stop
   */
  public AgnosticPropagation(
      Variant variant, float beta, SettleLimits freeLimits, SettleLimits nudgedLimits) {
    if (!(beta > 0f)) {
      throw new IllegalArgumentException("The nudging strength must be positive, got " + beta);
    }
    this.variant = variant;
    this.beta = beta;
    this.freeLimits = freeLimits;
    this.nudgedLimits = nudgedLimits;
  }

  @Override
  public Estimate estimate(PhysicalNetwork network, Batch inputs, Batch targets) {
    if (!(network instanceof SelfTuningNetwork)) {
      throw new IllegalArgumentException(
          "Agnostic equilibrium propagation needs a network whose weights can settle with its"
              + " states, such as a resistive network; on others use equilibrium propagation");
    }
    NetworkState[] pair =
        states.computeIfAbsent(
            inputs.rows(),
            rows ->
                new NetworkState[] {
                  NetworkState.single(network.description(), rows),
                  NetworkState.single(network.description(), rows)
                });
    NetworkState free = pair[0];
    NetworkState held = pair[1];
    network.clamp(inputs);
    free.rest();
    Equilibrium freePhase = network.settle(Nudge.FREE, free, freeLimits);
    held.copyFrom(free);
    presentation = new Presentation(held, targets);
    List<Equilibrium> nudged =
        variant == Variant.POSITIVE
            ? List.of()
            : List.of(network.settle(new Nudge.Force(targets, -beta), held, nudgedLimits));
    return new Estimate(List.of(), List.of(), free, freePhase, nudged);
  }

  /**
   * Lets the weights go after an estimate: they move down the gradient of its mean cost.
   *
   * @param network the network of the estimate
   * @param rate learning rate, which decides how far the weights give way
   * @throws HardwareFault if the network could not settle
   */
  public void letGo(PhysicalNetwork network, float rate) {
    Presentation shown = presentation;
    if (shown == null || !(network instanceof SelfTuningNetwork tuning)) {
      throw new IllegalStateException("Nothing has been estimated yet");
    }
    tuning.balance(shown.held(), rate / (variant == Variant.CENTERED ? 2f * beta : beta));
    Nudge nudge = variant == Variant.NEGATIVE ? Nudge.FREE : new Nudge.Force(shown.targets(), beta);
    if (tuning.settleWithWeights(nudge, shown.held(), nudgedLimits)
        instanceof Equilibrium.Faulted(String why)) {
      throw new HardwareFault(why);
    }
  }

  /**
   * What was shown last.
   *
   * @param held states at which the knobs are to be balanced
   */
  private record Presentation(NetworkState held, Batch targets) {}
}
