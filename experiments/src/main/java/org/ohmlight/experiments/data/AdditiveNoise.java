package org.ohmlight.experiments.data;

import org.ohmlight.physical.RandomStream;

/**
 * White Gaussian noise, of its own strength in each image:
 *
 * <pre>x = y + sigma_i z,   sigma_i ~ U(0, maxSigma),   z ~ N(0, 1) for each value</pre>
 *
 * <p>Nothing is cut off at the ends of the range. The mean square of the noise over many images is
 * {@code maxSigma^2 / 3}.
 *
 * @param maxSigma strongest standard deviation, in units of the values
 */
public record AdditiveNoise(float maxSigma) {
  private static final int SCRATCH = 1024;

  /**
   * Images with noise.
   *
   * @param images {@code [count x width]}. Not modified.
   * @param width values an image
   * @param seed with the name and the epoch keys strengths and noise
   * @param name which noise, e.g. {@code training}
   * @param epoch another one has other noise
   */
  public float[] on(float[] images, int width, long seed, String name, int epoch) {
    RandomStream strengths = RandomStream.of(seed, name + "/strength").at(epoch);
    RandomStream pixels = RandomStream.of(seed, name + "/pixels").at(epoch);
    float[] noisy = images.clone();
    float[] scratch = new float[SCRATCH];
    for (int i = 0; i < images.length / width; i++) {
      float sigma = maxSigma * strengths.uniform(i);
      pixels.addNormals(noisy, i * width, width, sigma, (long) i * width, scratch);
    }
    return noisy;
  }
}
