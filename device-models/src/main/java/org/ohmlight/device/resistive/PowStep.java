package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * A step that falls with a power of the distance to the bound, alone or against a reference cell.
 *
 * <p>With {@code v = w + reference} and {@code R = w_max - w_min}: {@code v += up ((w_max - v) /
 * R)^gammaUp (1 + s xi)}, {@code v -= down ((v - w_min) / R)^gammaDown (1 + s xi)}. The exponents
 * of a cell are {@code |gamma (gain + min(asymmetry, 0) + r)|} up and {@code |gamma (gain -
 * max(asymmetry, 0) - r)|} down, with {@code gain = 1 + gammaSpread g} and {@code r =
 * asymmetrySpread h}.
 *
 * <p>Source: Rasch et al. (AICAS 2021), after Frascaroli et al., Evidence of soft bound behaviour
 * in analogue memristive devices for neuromorphic computing (Sci. Rep. 8:7178, 2018).
 *
 * @param basics steps, bounds, faults, ageing, noise
 * @param gamma exponent, >= 0
 * @param gammaSpread its relative spread from device to device
 * @param asymmetry relative difference of the exponents up and down
 * @param asymmetrySpread its spread from device to device
 * @param reference what is subtracted; {@link Reference#NONE} for a cell alone
 */
public record PowStep(
    CellBasics basics,
    double gamma,
    double gammaSpread,
    double asymmetry,
    double asymmetrySpread,
    Reference reference)
    implements PulsedCell {
  public PowStep {
    Allowed.notNegative("exponent", gamma);
    Allowed.notNegative("spread of the exponent", gammaSpread);
    Allowed.between("asymmetry of the exponent", asymmetry, -1.0, 1.0);
    Allowed.notNegative("spread of the asymmetry of the exponent", asymmetrySpread);
  }

  @Override
  public PowStep withBasics(CellBasics other) {
    return new PowStep(other, gamma, gammaSpread, asymmetry, asymmetrySpread, reference);
  }

  @Override
  public PowStep withoutSpread() {
    return new PowStep(
        basics.withoutSpread(), gamma, 0.0, asymmetry, 0.0, reference.withoutSpread());
  }
}
