package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * Soft bounds, read against a reference cell.
 *
 * <p>With {@code v = w + reference}: {@code v += up (1 - v / w_max + s xi)} with additive noise or
 * {@code up (1 - v / w_max)(1 + s xi)} with multiplicative; down likewise with {@code w_min};
 * {@code v} is clipped to the bounds; the symmetry point is {@code (up - down) / (up / w_max - down
 * / w_min)}.
 *
 * <p>Source: Rasch, Carta, Fagbohungbe, Gokmen, Fast and robust analog in-memory deep neural
 * network training (Nat. Commun. 15, 2024).
 *
 * @param basics steps, bounds (both away from zero), faults, ageing, noise
 * @param reference what is subtracted
 * @param slopeUpSpread spread {@code t} of the slope up: {@code w_max / |1 + t g|} is the cell's
 *     bound
 * @param slopeDownSpread spread of the slope down, likewise
 * @param multiplicativeNoise whether the noise of a pulse scales with its step
 */
public record SoftBoundsReference(
    CellBasics basics,
    Reference reference,
    double slopeUpSpread,
    double slopeDownSpread,
    boolean multiplicativeNoise)
    implements PulsedCell {
  public SoftBoundsReference {
    Allowed.notNegative("spread of the slope up", slopeUpSpread);
    Allowed.notNegative("spread of the slope down", slopeDownSpread);
    if (basics.bounds().min() == 0.0 || basics.bounds().max() == 0.0) {
      throw new IllegalArgumentException(
          "Soft bounds need both bounds away from 0, got " + basics.bounds());
    }
  }

  @Override
  public SoftBoundsReference withBasics(CellBasics other) {
    return new SoftBoundsReference(
        other, reference, slopeUpSpread, slopeDownSpread, multiplicativeNoise);
  }

  @Override
  public SoftBoundsReference withoutSpread() {
    return new SoftBoundsReference(
        basics.withoutSpread(), reference.withoutSpread(), 0.0, 0.0, multiplicativeNoise);
  }
}
