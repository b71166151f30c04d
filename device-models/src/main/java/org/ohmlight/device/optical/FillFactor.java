package org.ohmlight.device.optical;

/**
 * The active part of a pixel and what the rest does.
 *
 * <p>Far field of a square pixel of pitch {@code p} and fill factor {@code F}: orders lie under the
 * envelope {@code F sinc^2(sqrt(F) p kx) sinc^2(sqrt(F) p ky)}, {@code k} in cycles a metre; the
 * gaps reflect with amplitude {@code deadAmplitude} and, unmodulated, send {@code ((1 - F)
 * deadAmplitude)^2} into the zero order. Source: Goodman, Introduction to Fourier Optics, chapter
 * 4, for the envelope.
 *
 * @param fill {@code F}, in (0, 1]
 * @param deadAmplitude reflected amplitude of the gaps, in [0, 1]
 */
public record FillFactor(double fill, double deadAmplitude) {
  /** A panel of 8 um pitch: fill factor .93; gaps that reflect half of the amplitude. */
  public static final FillFactor STANDARD = new FillFactor(0.93, 0.5);

  public FillFactor {
    if (!(fill > 0) || fill > 1 || !(deadAmplitude >= 0) || deadAmplitude > 1) {
      throw new IllegalArgumentException(
          "A fill factor lies in (0, 1] and a dead amplitude in [0, 1]; got "
              + fill
              + " and "
              + deadAmplitude);
    }
  }

  /** Mean amplitude of pixels whose {@code exp(i phi)} has the given mean: real, imaginary. */
  public double[] meanAmplitude(double meanCosine, double meanSine) {
    return new double[] {fill * meanCosine + (1 - fill) * deadAmplitude, fill * meanSine};
  }

  /** Power in the zero order that no phase pattern removes. */
  public double strayZeroOrder() {
    double amplitude = (1 - fill) * deadAmplitude;
    return amplitude * amplitude;
  }

  /** Envelope of the orders at a spatial frequency in cycles a pitch, 1 at the centre. */
  public double envelope(double cyclesX, double cyclesY) {
    double side = Math.sqrt(fill);
    double product = sinc(side * cyclesX) * sinc(side * cyclesY);
    return product * product;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
