package org.ohmlight.simulator.optics.propagation;

/**
 * Sample points of a plane: {@code x_i = xCentre + (i - (nx - 1) / 2) dx}, and y likewise.
 *
 * <p>The first index is x. The grid lies symmetric about its centre; for an even number there is no
 * sample at the centre itself.
 *
 * @param nx samples along x
 * @param ny samples along y
 * @param dxMetres pitch along x [m]
 * @param dyMetres pitch along y [m]
 * @param xCentreMetres x of the centre [m]
 * @param yCentreMetres y of the centre [m]
 */
public record Grid(
    int nx, int ny, double dxMetres, double dyMetres, double xCentreMetres, double yCentreMetres) {
  public Grid {
    if (nx < 1 || ny < 1 || (long) nx * ny > Integer.MAX_VALUE / 2) {
      throw new IllegalArgumentException(
          "A grid needs 1 to " + Integer.MAX_VALUE / 2 + " samples, got " + nx + " x " + ny);
    }
    if (!(dxMetres > 0 && dyMetres > 0)) {
      throw new IllegalArgumentException(
          "The pitch of a grid must be positive, got " + dxMetres + " m and " + dyMetres + " m");
    }
  }

  /** A grid about the axis. */
  public static Grid centred(int nx, int ny, double dxMetres, double dyMetres) {
    return new Grid(nx, ny, dxMetres, dyMetres, 0, 0);
  }

  /** A square grid about the axis. */
  public static Grid square(int samples, double pitchMetres) {
    return centred(samples, samples, pitchMetres, pitchMetres);
  }

  /** x of the samples with first index {@code i} [m]. */
  public double x(int i) {
    return xCentreMetres + (i - (nx - 1) / 2.0) * dxMetres;
  }

  /** y of the samples with second index {@code j} [m]. */
  public double y(int j) {
    return yCentreMetres + (j - (ny - 1) / 2.0) * dyMetres;
  }

  /** Number of samples. */
  public int samples() {
    return nx * ny;
  }

  /** Area that a sample stands for [m^2]. */
  public double cellArea() {
    return dxMetres * dyMetres;
  }

  /** From the first sample to the last along x [m]. */
  public double xSpan() {
    return (nx - 1) * dxMetres;
  }

  /** From the first sample to the last along y [m]. */
  public double ySpan() {
    return (ny - 1) * dyMetres;
  }

  @Override
  public String toString() {
    return nx + " x " + ny + " samples of " + dxMetres + " m x " + dyMetres + " m";
  }
}
