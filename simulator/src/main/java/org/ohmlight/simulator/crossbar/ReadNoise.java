package org.ohmlight.simulator.crossbar;

import org.ohmlight.device.Allowed;

/**
 * Noise of a read, drawn anew for each product, as one Gaussian number an output.
 *
 * <p>The sum of independent Gaussian cell noises is Gaussian with variance {@code sum_i var(g_i)
 * x_i^2}: drawing it at the output is exact as long as no cell and no converter clips. With {@code
 * D} the conductance range, a cell's standard deviation is {@code sqrt((constant D)^2 +
 * (proportional g)^2)}; the amplifier adds {@code output} times the signal of one cell at the
 * weight limit and full-scale input.
 *
 * @param constant part that does not depend on the conductance, relative to {@code D}
 * @param proportional part that does, relative to {@code g}; costs a second matrix product
 * @param output noise of the column's amplifier, in units of one cell at full scale
 * @param telegraph noise of single cells with a trap
 */
public record ReadNoise(
    double constant, double proportional, double output, TelegraphNoise telegraph) {
  /** No noise. */
  public static final ReadNoise NONE = new ReadNoise(0.0, 0.0, 0.0);

  /** Gaussian noise alone. */
  public ReadNoise(double constant, double proportional, double output) {
    this(constant, proportional, output, TelegraphNoise.NONE);
  }

  public ReadNoise {
    Allowed.notNegative("constant read noise", constant);
    Allowed.notNegative("proportional read noise", proportional);
    Allowed.notNegative("output noise", output);
  }

  /** Whether nothing is drawn. */
  public boolean isNone() {
    return constant == 0.0 && proportional == 0.0 && output == 0.0 && telegraph.isNone();
  }
}
