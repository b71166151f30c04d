package org.ohmlight.device.resistive;

/**
 * A step that does not depend on the state: {@code w += up (1 + s xi)}, {@code w -= down (1 + s
 * xi)}.
 *
 * <p>Source: Gokmen and Vlasov, Acceleration of deep neural network training with resistive
 * cross-point devices (Front. Neurosci. 10:333, 2016).
 *
 * @param basics steps, bounds, faults, ageing; write noise is not used by this model
 */
public record ConstantStep(CellBasics basics) implements PulsedCell {
  @Override
  public ConstantStep withBasics(CellBasics other) {
    return new ConstantStep(other);
  }

  @Override
  public ConstantStep withoutSpread() {
    return new ConstantStep(basics.withoutSpread());
  }
}
