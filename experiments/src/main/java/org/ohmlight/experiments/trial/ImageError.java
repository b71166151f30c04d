package org.ohmlight.experiments.trial;

import org.ohmlight.experiments.data.PixelValues;
import org.ohmlight.experiments.spec.TrialSpec;

/**
 * How far images are from what they should be.
 *
 * @param meanSquare mean squared error of a pixel, over all images
 * @param range distance of the ends of the pixel values: 1 from 0 to 1, 2 from -1 to 1
 */
public record ImageError(double meanSquare, double range) {
  /**
   * The error behind a mean cost {@code C = 1/2 sum (s - y)^2} of an image of {@code n} values:
   * {@code 2 C / n}.
   */
  public static ImageError of(TrialSpec spec, double cost) {
    int outputs = spec.network().shapes().get(spec.network().outputLayer()).size();
    return new ImageError(
        2 * cost / outputs, spec.dataset().values() == PixelValues.SIGNED ? 2 : 1);
  }

  /** Peak signal to noise ratio {@code 10 lg(range^2 / meanSquare)} [dB]. */
  public double psnr() {
    return 10 * Math.log10(range * range / meanSquare);
  }
}
