package org.ohmlight.simulator.optics.propagation;

import org.ohmlight.simulator.optics.fourier.Fourier2;

/**
 * What each plane wave is multiplied by on its way, {@code H(kx, ky)}, on the frequencies of a
 * transform.
 *
 * @param re real parts, zero frequency first
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent") // two buffers that belong together; never compared
record TransferFunction(double[] re, double[] im) {
  /** {@code H} itself, sampled. */
  static TransferFunction sampled(
      Grid grid, double wavelength, double z, Method method, int periodX, int periodY) {
    double k = 2 * Math.PI / wavelength;
    double[] kx = wavenumbers(periodX, grid.dxMetres());
    double[] ky = wavenumbers(periodY, grid.dyMetres());
    double[] re = new double[periodX * periodY];
    double[] im = new double[periodX * periodY];
    for (int i = 0; i < periodX; i++) {
      for (int j = 0; j < periodY; j++) {
        double phase;
        double decay = 1;
        if (method == Method.ANGULAR_SPECTRUM) {
          double square = k * k - kx[i] * kx[i] - ky[j] * ky[j];
          phase = square > 0 ? z * Math.sqrt(square) : 0;
          decay = square < 0 ? Math.exp(-z * Math.sqrt(-square)) : 1;
        } else {
          double transverse = kx[i] * kx[i] + ky[j] * ky[j];
          phase = k * z - wavelength * z * transverse / (4 * Math.PI);
        }
        re[i * periodY + j] = decay * Math.cos(phase);
        im[i * periodY + j] = decay * Math.sin(phase);
      }
    }
    return new TransferFunction(re, im);
  }

  /** The transform of a kernel that is sampled in space, its centre at the first sample. */
  static TransferFunction ofKernel(
      Grid grid, double wavelength, double z, Method method, Fourier2 fourier) {
    int periodX = fourier.rows();
    int periodY = fourier.columns();
    double[] re = new double[periodX * periodY];
    double[] im = new double[periodX * periodY];
    double[] value = new double[2];
    for (int i = 1 - grid.nx(); i < grid.nx(); i++) {
      for (int j = 1 - grid.ny(); j < grid.ny(); j++) {
        double x = i * grid.dxMetres();
        double y = j * grid.dyMetres();
        if (method == Method.RAYLEIGH_SOMMERFELD) {
          rayleighSommerfeld(wavelength, x, y, z, value);
        } else {
          fresnel(wavelength, x, y, z, value);
        }
        int at = Math.floorMod(i, periodX) * periodY + Math.floorMod(j, periodY);
        re[at] = value[0] * grid.cellArea();
        im[at] = value[1] * grid.cellArea();
      }
    }
    fourier.forward(re, im, 0);
    return new TransferFunction(re, im);
  }

  private static void rayleighSommerfeld(
      double wavelength, double x, double y, double z, double[] value) {
    double k = 2 * Math.PI / wavelength;
    double r = Math.sqrt(x * x + y * y + z * z);
    double scale = z / (2 * Math.PI * r * r);
    double c = Math.cos(k * r);
    double s = Math.sin(k * r);
    // (1 / r - i k)(c + i s)
    value[0] = scale * (c / r + k * s);
    value[1] = scale * (s / r - k * c);
  }

  private static void fresnel(double wavelength, double x, double y, double z, double[] value) {
    double k = 2 * Math.PI / wavelength;
    double phase = k * z + k / (2 * z) * (x * x + y * y);
    // exp(i phase) / i = sin(phase) - i cos(phase)
    value[0] = Math.sin(phase) / (wavelength * z);
    value[1] = -Math.cos(phase) / (wavelength * z);
  }

  private static double[] wavenumbers(int count, double pitch) {
    double[] k = new double[count];
    for (int i = 0; i < count; i++) {
      int signed = i < (count + 1) / 2 ? i : i - count;
      k[i] = 2 * Math.PI * signed / (count * pitch);
    }
    return k;
  }
}
