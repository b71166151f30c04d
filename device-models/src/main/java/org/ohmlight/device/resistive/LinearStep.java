package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * A step that changes linearly with the state.
 *
 * <p>{@code w += (slope_up w + up)(1 + s xi)}, {@code w -= (slope_down w + down)(1 + s xi)} with
 * multiplicative noise; with additive noise {@code s xi} multiplies only {@code up} or {@code
 * down}. {@code slope_up = -|gammaUp + gammaUpSpread g| up / w_max}, {@code slope_down =
 * -|gammaDown + gammaDownSpread g| down / w_min}, with the bounds of the mean cell or of the cell
 * itself.
 *
 * @param basics steps, bounds, faults, ageing, noise
 * @param gammaUp part of the step up that is lost on the way to the upper bound
 * @param gammaDown part of the step down that is lost on the way to the lower bound
 * @param gammaUpSpread its spread from device to device
 * @param gammaDownSpread its spread from device to device
 * @param multiplicativeNoise whether the noise of a pulse scales with its step
 * @param meanBounds whether the slopes refer to the bounds of the mean cell
 * @param reversal directions whose steps vanish at the far bound instead
 * @param increasing whether a negative gamma may make the steps grow towards the bound; otherwise
 *     its magnitude is taken
 */
public record LinearStep(
    CellBasics basics,
    double gammaUp,
    double gammaDown,
    double gammaUpSpread,
    double gammaDownSpread,
    boolean multiplicativeNoise,
    boolean meanBounds,
    Reversal reversal,
    boolean increasing)
    implements PulsedCell {
  public LinearStep {
    Allowed.finite("gamma up", gammaUp);
    Allowed.finite("gamma down", gammaDown);
    Allowed.notNegative("spread of gamma up", gammaUpSpread);
    Allowed.notNegative("spread of gamma down", gammaDownSpread);
    reversal.requireMultiplicative(multiplicativeNoise);
  }

  @Override
  public LinearStep withBasics(CellBasics other) {
    return new LinearStep(
        other,
        gammaUp,
        gammaDown,
        gammaUpSpread,
        gammaDownSpread,
        multiplicativeNoise,
        meanBounds,
        reversal,
        increasing);
  }

  @Override
  public LinearStep withoutSpread() {
    return new LinearStep(
        basics.withoutSpread(),
        gammaUp,
        gammaDown,
        0.0,
        0.0,
        multiplicativeNoise,
        meanBounds,
        reversal,
        increasing);
  }
}
