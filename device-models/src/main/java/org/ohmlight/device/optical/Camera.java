package org.ohmlight.device.optical;

import org.ohmlight.physical.RandomStream;

/**
 * A camera by the linear model of EMVA 1288 (release 4.0, section 2): {@code mu_p} photons a pixel
 * and exposure make {@code eta mu_p} electrons (Poisson), the dark current adds {@code mu_I t}
 * (Poisson), reading adds an offset and {@code sigma_d0} (normal), and the sum is clipped at full
 * well, amplified by {@code K} and rounded to {@code bits}.
 *
 * <p>{@code mu_y = K (eta mu_p + offset + mu_I t)}, {@code sigma_y^2 = K^2 (sigma_d0^2 + mu_I t) +
 * 1/12 + K (mu_y - mu_y.dark)}. Fixed patterns: a gain {@code 1 + prnu n} and an offset {@code dsnu
 * n} electrons for each pixel. Left out: blooming, hot pixels, non-linearity.
 *
 * @param quantumEfficiency {@code eta}, electrons a photon
 * @param gain {@code K} [DN/electron]
 * @param darkNoise {@code sigma_d0} [electrons]
 * @param darkOffset mean dark signal without dark current [electrons]
 * @param darkCurrent {@code mu_I} [electrons/s]
 * @param exposureSeconds {@code t} [s]
 * @param fullWell electrons at saturation
 * @param bits of the converter
 * @param prnu relative standard deviation of a pixel's gain
 * @param dsnu standard deviation of a pixel's offset [electrons]
 */
public record Camera(
    double quantumEfficiency,
    double gain,
    double darkNoise,
    double darkOffset,
    double darkCurrent,
    double exposureSeconds,
    double fullWell,
    int bits,
    double prnu,
    double dsnu) {
  private static final double QUANTISATION = 1.0 / 12;

  /** A scientific CMOS camera at 10 ms: figures typical of the class, not of one product. */
  public static final Camera SCIENTIFIC =
      new Camera(0.8, 2.17, 1.4, 46, 0.06, 0.01, 30_000, 16, 0.003, 0.3);

  public Camera {
    if (!(quantumEfficiency > 0) || quantumEfficiency > 1) {
      throw new IllegalArgumentException(
          "A camera's quantum efficiency lies in (0, 1], got " + quantumEfficiency);
    }
    if (!(gain > 0) || !(fullWell > 0) || !(exposureSeconds >= 0) || bits < 1 || bits > 24) {
      throw new IllegalArgumentException(
          "A camera needs a positive gain and full well, an exposure >= 0 and 1 to 24 bits; got "
              + gain
              + " DN/e, "
              + fullWell
              + " e, "
              + exposureSeconds
              + " s, "
              + bits
              + " bits");
    }
    if (!(darkNoise >= 0) || !(darkOffset >= 0) || !(darkCurrent >= 0)) {
      throw new IllegalArgumentException("Dark noise, offset and current are not negative");
    }
    if (!(prnu >= 0) || !(dsnu >= 0)) {
      throw new IllegalArgumentException("PRNU and DSNU are not negative");
    }
  }

  /** Mean electrons of the dark signal. */
  private double darkElectrons() {
    return darkOffset + darkCurrent * exposureSeconds;
  }

  /** Variance of the dark signal [electrons^2]. */
  private double darkVariance() {
    return darkNoise * darkNoise + darkCurrent * exposureSeconds;
  }

  /** {@code mu_y} [DN]. */
  public double mean(double photons) {
    return gain * (quantumEfficiency * photons + darkElectrons());
  }

  /** {@code sigma_y^2} [DN^2]. */
  public double variance(double photons) {
    return gain * gain * (darkVariance() + quantumEfficiency * photons) + QUANTISATION;
  }

  /** Signal over noise. */
  public double signalToNoise(double photons) {
    double electrons = quantumEfficiency * photons;
    return electrons / Math.sqrt(darkVariance() + QUANTISATION / (gain * gain) + electrons);
  }

  /** Photons at which signal equals noise. */
  public double sensitivityThreshold() {
    double rest = darkVariance() + QUANTISATION / (gain * gain);
    return (Math.sqrt(rest + 0.25) + 0.5) / quantumEfficiency;
  }

  /** Photons that fill the well. */
  public double saturation() {
    return fullWell / quantumEfficiency;
  }

  /** Saturation over threshold. */
  public double dynamicRange() {
    return saturation() / sensitivityThreshold();
  }

  /**
   * Takes a frame.
   *
   * @param photons mean photons of each pixel. Not modified.
   * @param seed keys pixels and noise
   * @param tick the frame
   * @return grey values [DN]
   */
  public int[] expose(double[] photons, long seed, long tick) {
    RandomStream photonStream = RandomStream.of(seed, "camera/photons").at(tick);
    RandomStream darkStream = RandomStream.of(seed, "camera/dark current").at(tick);
    int padded = (photons.length + 3) & ~3;
    float[] read = new float[padded];
    RandomStream.of(seed, "camera/read").at(tick).normals(read, 0, padded, 0);
    float[] gains = fixed(seed, "camera/prnu", padded);
    float[] offsets = fixed(seed, "camera/dsnu", padded);
    int largest = (1 << bits) - 1;
    int[] frame = new int[photons.length];
    for (int k = 0; k < frame.length; k++) {
      double light = quantumEfficiency * photons[k] * (1 + prnu * gains[k]);
      double electrons =
          Poisson.count(light, photonStream, k)
              + Poisson.count(darkCurrent * exposureSeconds, darkStream, k);
      double signal = Math.min(electrons, fullWell) + darkOffset + dsnu * offsets[k];
      double grey = Math.rint(gain * (signal + darkNoise * read[k]));
      frame[k] = (int) Math.clamp(grey, 0, largest);
    }
    return frame;
  }

  private static float[] fixed(long seed, String name, int padded) {
    float[] values = new float[padded];
    RandomStream.of(seed, name).normals(values, 0, padded, 0);
    return values;
  }
}
