package org.ohmlight.physical;

/**
 * A physical network whose weights and biases {@code w} can be let go, so that they settle together
 * with its states. Each hangs on a control knob {@code u} by a spring of compliance {@code eps},
 * and the whole minimises
 *
 * <pre>  F(w, s) = E(w, s) + |w - u|^2 / (2 eps) + beta C(s)</pre>
 *
 * where {@code E} and {@code C} are means over the rows of the batch. Nobody outside needs to know
 * {@code E}. Source: Scellier, Mishra, Bengio and Ollivier (2022), Agnostic physics-driven deep
 * learning, section 3.
 */
public interface SelfTuningNetwork extends PhysicalNetwork {
  /**
   * Homeostasis: holds weights and states and turns every knob until its spring no longer pulls,
   * {@code u = w + eps dE/dw}: let go, the weights would stay.
   *
   * @param state an equilibrium under the clamped input. Not modified.
   * @param compliance {@code eps}, positive: how far a weight gives way to the network's pull
   */
  void balance(NetworkState state, float compliance);

  /**
   * Lets the weights go, with the knobs where {@link #balance} left them, until states and weights
   * have settled together. Then the weights are where they are.
   *
   * @param nudge what pulls on the output
   * @param state where to start and, afterwards, what was reached. Modified.
   * @param limits when the states stop
   */
  Equilibrium settleWithWeights(Nudge nudge, NetworkState state, SettleLimits limits);
}
