package org.ohmlight.device.resistive;

/**
 * A step that vanishes at the bound: {@code w += up (1 - w / w_max)(1 + s xi)}, {@code w -= down (1
 * - w / w_min)(1 + s xi)}, with the bounds of the cell itself; with additive noise {@code s xi}
 * multiplies only {@code up} or {@code down}.
 *
 * <p>Source: Fusi and Abbott, Limits on the memory storage capacity of bounded synapses (Nat.
 * Neurosci. 10, 2007); {@link LinearStep} with both gammas 1.
 *
 * @param basics steps, bounds (both away from zero), faults, ageing, noise
 * @param multiplicativeNoise whether the noise of a pulse scales with its step
 * @param reversal directions whose steps vanish at the far bound instead
 */
public record SoftBounds(CellBasics basics, boolean multiplicativeNoise, Reversal reversal)
    implements PulsedCell {
  public SoftBounds {
    reversal.requireMultiplicative(multiplicativeNoise);
    if (basics.bounds().min() == 0.0 || basics.bounds().max() == 0.0) {
      throw new IllegalArgumentException(
          "Soft bounds need both bounds away from 0, got " + basics.bounds());
    }
  }

  /** Soft bounds with multiplicative noise. */
  public static SoftBounds of(CellBasics basics) {
    return new SoftBounds(basics, true, Reversal.NONE);
  }

  @Override
  public SoftBounds withBasics(CellBasics other) {
    return new SoftBounds(other, multiplicativeNoise, reversal);
  }

  @Override
  public SoftBounds withoutSpread() {
    return new SoftBounds(basics.withoutSpread(), multiplicativeNoise, reversal);
  }
}
