package org.ohmlight.hil.twin;

/**
 * What the cells and converters of a controller do, in numbers. Weights are parts of full scale.
 *
 * <p>A pulse up moves a weight by {@code stepUp (1 - slopeUp w)}, a pulse down by {@code -stepDown
 * (1 + slopeDown w)}; a cell's own factor is {@code 1 + cellSpread g}, each pulse's {@code 1 +
 * pulseSpread g}, {@code g} standard normal. An output is {@code outputGain W x + outputOffset +
 * outputNoise g}, before its converter.
 *
 * @param stepUp change of a weight by a pulse up, at zero
 * @param slopeUp part of it lost on the way from 0 to 1
 * @param stepDown change of a weight by a pulse down, at zero; positive
 * @param slopeDown part of it lost on the way from 0 to -1
 * @param cellSpread relative standard deviation of steps from cell to cell
 * @param pulseSpread relative standard deviation of steps from pulse to pulse
 * @param programNoise standard deviation of a programmed weight
 * @param readNoise standard deviation of a measured weight
 * @param outputGain gain common to all outputs
 * @param outputOffset offset common to all outputs, in products of full scale
 * @param outputNoise standard deviation of an output, in products of full scale
 */
public record TileTwin(
    double stepUp,
    double slopeUp,
    double stepDown,
    double slopeDown,
    double cellSpread,
    double pulseSpread,
    double programNoise,
    double readNoise,
    double outputGain,
    double outputOffset,
    double outputNoise) {
  /** Soft bounds and nothing else: what a controller's nominal step says about its cells. */
  public static TileTwin nominal(double pulseStep) {
    return new TileTwin(pulseStep, 1, pulseStep, 1, 0, 0, 0, 0, 1, 0, 0);
  }

  /** Change of a weight by so many pulses at once, the sign their direction, without noise. */
  public double change(double weight, int pulses) {
    return pulses < 0
        ? -moved(stepDown, slopeDown, -weight, -pulses)
        : moved(stepUp, slopeUp, weight, pulses);
  }

  /**
   * {@code n} steps of {@code step (1 - slope w)} one after another: {@code step (1 - slope w) (1 -
   * (1 - a)^n) / a} with {@code a = step slope}, which is a geometric series.
   */
  static double moved(double step, double slope, double weight, int n) {
    double a = step * slope;
    double series = Math.abs(a) < 1e-9 ? n : -Math.expm1(n * Math.log1p(-Math.min(a, 0.999))) / a;
    return step * (1 - slope * weight) * series;
  }
}
