package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * A step that falls exponentially with the state.
 *
 * <p>{@code z = 2 a w / (w_max - w_min) + b}; up: {@code y = max(1 - aUp exp(gammaUp z), 0)},
 * {@code w += up y}; down: {@code y = max(1 - aDown exp(-gammaDown z), 0)}, {@code w -= down y}.
 * The noise of a pulse is {@code s (|dw| + noiseOffset + noiseSlope |w|) xi}.
 *
 * <p>Source: Gong et al., Signal and noise extraction from analog memory elements for neuromorphic
 * computing (Nat. Commun. 9:2102, 2018).
 *
 * @param basics steps, bounds, faults, ageing, noise
 * @param aUp amplitude of the fall, up
 * @param aDown amplitude of the fall, down
 * @param gammaUp rate of the fall, up
 * @param gammaDown rate of the fall, down
 * @param a scale of the state
 * @param b offset of the state
 * @param noiseOffset noise of a pulse that does not depend on the step
 * @param noiseSlope noise of a pulse that grows with the state
 */
public record ExpStep(
    CellBasics basics,
    double aUp,
    double aDown,
    double gammaUp,
    double gammaDown,
    double a,
    double b,
    double noiseOffset,
    double noiseSlope)
    implements PulsedCell {
  public ExpStep {
    Allowed.finite("A up", aUp);
    Allowed.finite("A down", aDown);
    Allowed.finite("gamma up", gammaUp);
    Allowed.finite("gamma down", gammaDown);
    Allowed.finite("a", a);
    Allowed.finite("b", b);
    Allowed.notNegative("noise offset", noiseOffset);
    Allowed.notNegative("noise slope", noiseSlope);
  }

  @Override
  public ExpStep withBasics(CellBasics other) {
    return new ExpStep(other, aUp, aDown, gammaUp, gammaDown, a, b, noiseOffset, noiseSlope);
  }

  @Override
  public ExpStep withoutSpread() {
    return new ExpStep(
        basics.withoutSpread(), aUp, aDown, gammaUp, gammaDown, a, b, noiseOffset, noiseSlope);
  }
}
