package org.ohmlight.device.optical;

/**
 * How the phase of one pixel bleeds into the next: fringing fields of a liquid crystal.
 *
 * <p>A mask is drawn on a finer grid, each pixel repeated, and convolved with a kernel whose sum is
 * 1.
 */
public final class PixelKernel {
  private PixelKernel() {}

  /**
   * The one-dimensional asymmetric kernel {@code exp(-(|x| / a1)^n1)} for {@code x >= 0} and {@code
   * exp(-(|x| / a2)^n2)} for {@code x < 0}, with 1 in its middle, normalised to sum 1. Source:
   * Moser, Ritsch-Marte and Thalhammer, Optics Express 27, 25046 (2019), as in slmsuite.
   *
   * @param x positions of the samples [pixels]
   * @param scale {@code a1, a2} [pixels]
   * @param order {@code n1, n2}
   */
  public static double[] asymmetric(double[] x, double[] scale, double[] order) {
    double[] kernel = new double[x.length];
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      int side = x[k] >= 0 ? 0 : 1;
      boolean middle = k == x.length / 2;
      kernel[k] = middle ? 1 : Math.exp(-Math.pow(Math.abs(x[k]) / scale[side], order[side]));
      sum += kernel[k];
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] /= sum;
    }
    return kernel;
  }

  /**
   * The two-dimensional kernel {@code |F^-1 exp(-(|fx| / s)^m) exp(-(|fy| / s)^m)|}, normalised to
   * sum 1. Source: Schroff et al., Journal of the European Optical Society 17, 7 (2021), as in
   * hologradpy, whose frequency grid {@code (-N/2, -N/2 + 1, ...) / (pitch extent)} it shares.
   *
   * @param resolution samples a pixel
   * @param extentPixels side of the kernel [pixels]
   * @param pitchMetres pitch of the pixels [m]
   * @param scalePerMetre {@code s} [1/m]; .92 / pitch by default
   * @param order {@code m}; 2.3 by default
   */
  public static double[][] fringing(
      int resolution, int extentPixels, double pitchMetres, double scalePerMetre, double order) {
    int n = resolution * extentPixels;
    double[] low = new double[n];
    for (int k = 0; k < n; k++) {
      double frequency = (k - 0.5 * n) / (pitchMetres * extentPixels);
      low[k] = Math.exp(-Math.pow(Math.abs(frequency) / scalePerMetre, order));
    }
    double[] line = shiftedMagnitude(low);
    double sum = 0;
    for (double value : line) {
      sum += value;
    }
    double[][] kernel = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kernel[i][j] = line[i] * line[j] / (sum * sum);
      }
    }
    return kernel;
  }

  /** {@code |fftshift(ifft(h))|}; the kernel is separable, so one line is enough. */
  private static double[] shiftedMagnitude(double[] h) {
    int n = h.length;
    double[] magnitude = new double[n];
    for (int k = 0; k < n; k++) {
      double real = 0;
      double imaginary = 0;
      for (int f = 0; f < n; f++) {
        double angle = 2 * Math.PI * ((long) k * f % n) / n;
        real += h[f] * Math.cos(angle);
        imaginary += h[f] * Math.sin(angle);
      }
      magnitude[(k + n / 2) % n] = Math.hypot(real, imaginary) / n;
    }
    return magnitude;
  }

  /** A mask on a grid {@code resolution} times finer, every pixel repeated. */
  public static double[][] refine(double[][] mask, int resolution) {
    double[][] fine = new double[mask.length * resolution][mask[0].length * resolution];
    for (int i = 0; i < fine.length; i++) {
      for (int j = 0; j < fine[i].length; j++) {
        fine[i][j] = mask[i / resolution][j / resolution];
      }
    }
    return fine;
  }

  /** Convolves each row with a kernel, the mask repeating beyond its edges. */
  public static double[][] blurRows(double[][] mask, double[] kernel) {
    int width = mask[0].length;
    double[][] blurred = new double[mask.length][width];
    for (int i = 0; i < mask.length; i++) {
      for (int j = 0; j < width; j++) {
        for (int t = 0; t < kernel.length; t++) {
          int from = Math.floorMod(j - (t - kernel.length / 2), width);
          blurred[i][j] += kernel[t] * mask[i][from];
        }
      }
    }
    return blurred;
  }

  /** Correlates a mask with a kernel, with zero phase beyond its edges. */
  public static double[][] blur(double[][] mask, double[][] kernel) {
    int n = kernel.length;
    int reach = (n - 1) / 2;
    double[][] blurred = new double[mask.length][mask[0].length];
    for (int i = 0; i < mask.length; i++) {
      for (int j = 0; j < mask[0].length; j++) {
        double sum = 0;
        for (int a = Math.max(0, reach - i); a < Math.min(n, mask.length + reach - i); a++) {
          double[] row = mask[i + a - reach];
          for (int b = Math.max(0, reach - j); b < Math.min(n, row.length + reach - j); b++) {
            sum += kernel[a][b] * row[j + b - reach];
          }
        }
        blurred[i][j] = sum;
      }
    }
    return blurred;
  }
}
