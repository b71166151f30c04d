package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * Soft bounds given by a measured range {@code rangeMin} to {@code rangeMax} and an exponent {@code
 * alpha} a pulse.
 *
 * <p>With {@code B = (rangeMax - rangeMin) / (1 - exp(-alpha pulses))} the cell is {@link
 * SoftBounds} with {@code w_min = rangeMin}, {@code w_max = rangeMin + B}, step {@code alpha B} and
 * asymmetry {@code 1 + 2 rangeMin / B}. The steps and bounds of {@code basics} are not used, but
 * their spreads are.
 *
 * <p>These are the numbers that aihwkit (Rasch et al. 2021) computes. Its documentation says that
 * {@code pulses} pulses cross the range, which held when a positive asymmetry lengthened the steps
 * up; as it now shortens those down ({@link PulseStep}), the range is crossed in fewer.
 *
 * @param basics spreads, faults, ageing, noise
 * @param pulses number of pulses from end to end, > 0
 * @param alpha exponent a pulse, > 0
 * @param rangeMin state at the first pulse, < 0
 * @param rangeMax state at the last pulse, > 0
 * @param multiplicativeNoise whether the noise of a pulse scales with its step
 */
public record SoftBoundsPmax(
    CellBasics basics,
    double pulses,
    double alpha,
    double rangeMin,
    double rangeMax,
    boolean multiplicativeNoise)
    implements PulsedCell {
  public SoftBoundsPmax {
    Allowed.positive("pulses from end to end", pulses);
    Allowed.positive("alpha", alpha);
    Allowed.between("start of the range", rangeMin, -Double.MAX_VALUE, -Double.MIN_VALUE);
    Allowed.positive("end of the range", rangeMax);
  }

  /** The soft bounds that these numbers stand for. */
  public SoftBounds softBounds() {
    double b = (rangeMax - rangeMin) / -Math.expm1(-alpha * pulses);
    PulseStep given = basics.step();
    PulseStep step =
        new PulseStep(
            b * alpha,
            given.deviceSpread(),
            given.logNormal(),
            given.cycleSpread(),
            1.0 + 2.0 * rangeMin / b,
            given.asymmetrySpread());
    Bounds bounds =
        new Bounds(
            rangeMin, rangeMin + b, basics.bounds().minSpread(), basics.bounds().maxSpread());
    return new SoftBounds(
        new CellBasics(
            step, bounds, basics.faults(), basics.ageing(), basics.reset(), basics.writeNoise()),
        multiplicativeNoise,
        Reversal.NONE);
  }

  @Override
  public Bounds nominal() {
    return softBounds().basics().bounds();
  }

  @Override
  public SoftBoundsPmax withBasics(CellBasics other) {
    return new SoftBoundsPmax(other, pulses, alpha, rangeMin, rangeMax, multiplicativeNoise);
  }

  @Override
  public SoftBoundsPmax withoutSpread() {
    return new SoftBoundsPmax(
        basics.withoutSpread(), pulses, alpha, rangeMin, rangeMax, multiplicativeNoise);
  }
}
