package org.ohmlight.simulator.optics.bench;

/**
 * How much one optical channel differs from the next: fixed when the bench is built.
 *
 * <p>An input channel {@code i} has the efficiency {@code eta_i = 1 + input n_i}, an output channel
 * {@code j} of an arm {@code rho_j = 1 + output n_j}, its darkness is {@code Tmin (1 + darkness
 * n_j)} and its bow {@code bow + bowSpread n_j}, with standard normal {@code n} cut at two standard
 * deviations. Each arm of each area draws its own.
 *
 * <p>A calibrated bench has measured its gains: it dims every emitter to the level of the weakest
 * and scales every output, and a relative error {@code residual} is left on each. It pays with
 * light. Darkness, bow and crosstalk stay. That is how a bench is delivered; {@link
 * SlmCoupling#calibrate} measures instead, through all that the bench does.
 *
 * <p>Defaults: input .25, output .24, darkness .27, bow .014, as measured on the 48-variable analog
 * optical computer (microsoft/aoc, calibration of April 2025); residual .01 is an assumption.
 *
 * @param input relative standard deviation of the input efficiency
 * @param output relative standard deviation of the output efficiency
 * @param darkness relative standard deviation of the smallest transmission
 * @param bow standard deviation of the bow of the weight curve
 * @param calibrated whether gains have been measured and are corrected
 * @param residual relative standard deviation that calibration leaves
 * @param dead probability that an input channel gives no light at all; one of 48 on that machine
 */
public record ChannelSpread(
    double input,
    double output,
    double darkness,
    double bow,
    boolean calibrated,
    double residual,
    double dead) {
  /** Channels that are all alike. */
  public static final ChannelSpread NONE = new ChannelSpread(0, 0, 0, 0, false, 0, 0);

  /** A calibrated bench with the spreads named in the class. */
  public static final ChannelSpread STANDARD =
      new ChannelSpread(0.25, 0.24, 0.27, 0.014, true, 0.01, 0);

  public ChannelSpread {
    check(input, "input");
    check(output, "output");
    check(darkness, "darkness");
    check(bow, "bow");
    check(residual, "residual");
    if (!(dead >= 0) || dead > 0.5) {
      throw new IllegalArgumentException(
          "The part of dead input channels lies in [0, 0.5], got " + dead);
    }
  }

  /** The same channels before, or after, their gains have been measured. */
  public ChannelSpread calibrated(boolean isCalibrated) {
    return new ChannelSpread(input, output, darkness, bow, isCalibrated, residual, dead);
  }

  private static void check(double spread, String what) {
    if (!(spread >= 0) || spread > 0.45) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " spread lies in [0, 0.45], so that a channel two deviations low still works; got "
              + spread);
    }
  }
}
