package org.ohmlight.simulator.optics.propagation;

/**
 * A monochromatic scalar field in a plane: complex amplitude {@code u(x_i, y_j)} on a grid.
 *
 * <p>Value {@code (i, j)} lies at {@code i * ny + j} of the arrays, which are not copied. Its power
 * is {@code P = sum |u|^2 dx dy}; with {@code |u|^2} in W/m^2 that is in watts.
 *
 * @param grid sample points
 * @param wavelengthMetres wavelength in the medium [m]
 * @param re real parts
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent") // identity, not equality, is what is wanted of a field
public record Field(Grid grid, double wavelengthMetres, double[] re, double[] im) {
  public Field {
    requireWavelength(wavelengthMetres);
    if (re.length != grid.samples() || im.length != grid.samples()) {
      throw new IllegalArgumentException(
          "A field on "
              + grid.nx()
              + " x "
              + grid.ny()
              + " samples needs arrays of "
              + grid.samples()
              + " values, got "
              + re.length
              + " and "
              + im.length);
    }
  }

  /** A real function of the position. */
  public interface Profile {
    /** The value at {@code (x, y)} [m]. */
    double at(double x, double y);
  }

  /** Darkness. */
  public static Field dark(Grid grid, double wavelengthMetres) {
    return new Field(
        grid, wavelengthMetres, new double[grid.samples()], new double[grid.samples()]);
  }

  /** A field of phase zero and the given amplitude. */
  public static Field of(Grid grid, double wavelengthMetres, Profile amplitude) {
    Field field = dark(grid, wavelengthMetres);
    for (int i = 0; i < grid.nx(); i++) {
      for (int j = 0; j < grid.ny(); j++) {
        field.re[i * grid.ny() + j] = amplitude.at(grid.x(i), grid.y(j));
      }
    }
    return field;
  }

  /** A copy on arrays of its own. */
  public Field copy() {
    return new Field(grid, wavelengthMetres, re.clone(), im.clone());
  }

  /** The conjugate field: the same light running backwards. */
  public Field conjugate() {
    double[] negated = new double[im.length];
    for (int i = 0; i < im.length; i++) {
      negated[i] = -im[i];
    }
    return new Field(grid, wavelengthMetres, re.clone(), negated);
  }

  /** {@code |u|^2} at every sample. */
  public double[] intensity() {
    double[] intensity = new double[re.length];
    for (int i = 0; i < intensity.length; i++) {
      intensity[i] = re[i] * re[i] + im[i] * im[i];
    }
    return intensity;
  }

  /** {@code sum |u|^2 dx dy}. */
  public double power() {
    double sum = 0;
    for (int i = 0; i < re.length; i++) {
      sum += re[i] * re[i] + im[i] * im[i];
    }
    return sum * grid.cellArea();
  }

  /** Largest {@code |u|}. */
  public double largestAmplitude() {
    double largest = 0;
    for (int i = 0; i < re.length; i++) {
      largest = Math.max(largest, Math.hypot(re[i], im[i]));
    }
    return largest;
  }

  static void requireWavelength(double wavelengthMetres) {
    if (!(wavelengthMetres > 0 && wavelengthMetres < 1)) {
      throw new IllegalArgumentException(
          "A wavelength must be a positive number of metres below 1, got " + wavelengthMetres);
    }
  }
}
