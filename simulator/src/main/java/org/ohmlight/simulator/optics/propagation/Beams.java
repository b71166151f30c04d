package org.ohmlight.simulator.optics.propagation;

/** Fields to begin with. Edges are taken by {@code <=} at the sample positions. */
public final class Beams {
  private Beams() {}

  /** A plane wave along the axis with {@code |u| = 1}. */
  public static Field plane(Grid grid, double wavelengthMetres) {
    return Field.of(grid, wavelengthMetres, (x, y) -> 1);
  }

  /**
   * The waist of a Gaussian beam of power 1: {@code sqrt(2 / pi) / w0 exp(-r^2 / w0^2)}.
   *
   * @param waistMetres {@code w0} [m], where the intensity is {@code exp(-2)} of its peak
   */
  public static Field gaussian(
      Grid grid,
      double wavelengthMetres,
      double waistMetres,
      double xOffsetMetres,
      double yOffsetMetres) {
    requirePositive("The waist of a Gaussian beam", waistMetres);
    double peak = Math.sqrt(2 / Math.PI) / waistMetres;
    return Field.of(
        grid,
        wavelengthMetres,
        (x, y) -> {
          double dx = x - xOffsetMetres;
          double dy = y - yOffsetMetres;
          return peak * Math.exp(-(dx * dx + dy * dy) / (waistMetres * waistMetres));
        });
  }

  /** A bright rectangle on the axis. */
  public static Field rectangle(
      Grid grid, double wavelengthMetres, double xSideMetres, double ySideMetres) {
    return new RectangularAperture(xSideMetres, ySideMetres, 0, 0)
        .through(plane(grid, wavelengthMetres));
  }

  /** A bright disk on the axis. */
  public static Field disk(Grid grid, double wavelengthMetres, double diameterMetres) {
    return new CircularAperture(diameterMetres).through(plane(grid, wavelengthMetres));
  }

  /**
   * Two bright slits, one to each side of the axis along x.
   *
   * @param separationMetres from centre to centre [m]
   */
  public static Field twoSlits(
      Grid grid,
      double wavelengthMetres,
      double xSideMetres,
      double ySideMetres,
      double separationMetres) {
    return Field.of(
        grid,
        wavelengthMetres,
        (x, y) ->
            Math.abs(Math.abs(x) - separationMetres / 2) <= xSideMetres / 2
                    && Math.abs(y) <= ySideMetres / 2
                ? 1
                : 0);
  }

  static void requirePositive(String what, double metres) {
    if (!(metres > 0 && metres < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          what + " must be a positive number of metres, got " + metres);
    }
  }
}
