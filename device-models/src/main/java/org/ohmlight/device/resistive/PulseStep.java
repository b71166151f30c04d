package org.ohmlight.device.resistive;

import org.ohmlight.device.Allowed;

/**
 * The size of one pulse's step, and how it spreads.
 *
 * <p>For each cell {@code g, h} standard normal, drawn once: {@code gain = 1 + deviceSpread g}, or
 * {@code exp(deviceSpread g)} if log-normal; {@code r = asymmetrySpread h}; {@code up = |size
 * (min(asymmetry, 0) + gain + r)|}, {@code down = |size (gain - max(asymmetry, 0) - r)|}. A
 * positive asymmetry therefore shortens the steps down and leaves those up: this follows the code
 * of aihwkit (Rasch et al. 2021), not its documentation, which lengthens the steps up. Each pulse
 * multiplies its step by {@code 1 + cycleSpread xi}, with a new {@code xi} a pulse.
 *
 * @param size step of {@code w} by one pulse at {@code w = 0}, dimensionless, > 0
 * @param deviceSpread relative spread from device to device, or that of the logarithm
 * @param logNormal whether the spread from device to device is log-normal
 * @param cycleSpread relative spread from pulse to pulse
 * @param asymmetry relative difference of the steps up and down, in (-1, 1)
 * @param asymmetrySpread its spread from device to device
 */
public record PulseStep(
    double size,
    double deviceSpread,
    boolean logNormal,
    double cycleSpread,
    double asymmetry,
    double asymmetrySpread) {
  public PulseStep {
    Allowed.positive("step size", size);
    Allowed.notNegative("step spread from device to device", deviceSpread);
    Allowed.notNegative("step spread from pulse to pulse", cycleSpread);
    Allowed.between("step asymmetry", asymmetry, -1.0, 1.0);
    Allowed.notNegative("step asymmetry spread", asymmetrySpread);
  }

  /** Steps of one size, with no spread. */
  public static PulseStep of(double size) {
    return new PulseStep(size, 0.0, false, 0.0, 0.0, 0.0);
  }

  /** The same mean step without spread of any kind. */
  public PulseStep withoutSpread() {
    return new PulseStep(size, 0.0, false, 0.0, asymmetry, 0.0);
  }
}
