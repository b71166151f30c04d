package org.ohmlight.device.optical;

import org.ohmlight.physical.RandomStream;

/**
 * Flicker of a digitally driven liquid crystal: its phase ripples at the frequency of the drive.
 *
 * <p>{@code dphi(t) = sqrt 2 rms sin(2 pi f t + theta)} with a fixed random {@code theta}: per
 * panel where all pixels ripple together, per pixel where they do not. Independent ripple leaves
 * {@code J0(sqrt 2 rms)^2}, about {@code exp(-rms^2)}, of the light in the order. Defaults: .05 rad
 * at 300 Hz, within .01-.1 rad and 60-1400 Hz reported for digital drive. Source: Osten and
 * Reingand (eds.), Optical Imaging and Metrology (Wiley 2012).
 *
 * @param rmsRadians root mean square of the ripple [rad]
 * @param hertz its frequency [Hz]
 */
public record PhaseFlicker(double rmsRadians, double hertz) {
  /** See the class. */
  public static final PhaseFlicker STANDARD = new PhaseFlicker(0.05, 300);

  public PhaseFlicker {
    if (!(rmsRadians >= 0) || !(hertz > 0)) {
      throw new IllegalArgumentException(
          "Flicker needs an rms >= 0 and a frequency > 0, got "
              + rmsRadians
              + " rad and "
              + hertz
              + " Hz");
    }
  }

  /** Ripple of a pixel at a time [rad]; {@code stream} keys the panel. */
  public double at(double seconds, RandomStream stream, long pixel) {
    double start = 2 * Math.PI * stream.uniform(pixel);
    return Math.sqrt(2) * rmsRadians * Math.sin(2 * Math.PI * hertz * seconds + start);
  }

  /** Part of the light that independently rippling pixels leave in their order. */
  public double orderEfficiency() {
    return Math.exp(-rmsRadians * rmsRadians);
  }
}
