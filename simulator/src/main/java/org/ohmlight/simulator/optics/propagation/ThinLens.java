package org.ohmlight.simulator.optics.propagation;

/**
 * A thin lens with a round pupil: {@code t = exp(-i pi r^2 / (lambda f))} where {@code r <= D / 2},
 * 0 outside.
 *
 * <p>Source: Goodman, Introduction to Fourier Optics (2005), chapter 5. Leaves out thickness,
 * aberrations and dispersion.
 *
 * @param focalLengthMetres f [m]; negative for a diverging lens
 * @param pupilDiameterMetres D [m]
 */
public record ThinLens(double focalLengthMetres, double pupilDiameterMetres) implements Element {
  public ThinLens {
    if (!(Math.abs(focalLengthMetres) > 0
        && Math.abs(focalLengthMetres) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "A lens needs a finite focal length other than zero, got " + focalLengthMetres + " m");
    }
    Beams.requirePositive("The pupil of a lens", pupilDiameterMetres);
  }

  /**
   * Checks that the pitch can show the lens: at the rim of the pupil the phase may turn by at most
   * pi a sample, {@code |f| >= D d / lambda}.
   *
   * @throws SamplingException with the focal length and the pupil that would work
   */
  public ThinLens requireSampled(Grid grid, double wavelengthMetres) {
    double pitch = Math.max(grid.dxMetres(), grid.dyMetres());
    double diameter =
        Math.min(
            pupilDiameterMetres,
            Math.hypot(grid.nx() * grid.dxMetres(), grid.ny() * grid.dyMetres()));
    double shortest = diameter * pitch / wavelengthMetres;
    if (Math.abs(focalLengthMetres) < shortest) {
      throw new SamplingException(
          "A lens of focal length "
              + Sampling.metres(focalLengthMetres)
              + " turns the phase by more than pi a sample at the rim of its pupil of "
              + Sampling.metres(diameter)
              + ": use a focal length of at least "
              + Sampling.metres(shortest)
              + ", a pupil of at most "
              + Sampling.metres(Math.abs(focalLengthMetres) * wavelengthMetres / pitch)
              + ", or a pitch of at most "
              + Sampling.metres(Math.abs(focalLengthMetres) * wavelengthMetres / diameter),
          shortest);
    }
    return this;
  }

  @Override
  public Field through(Field field) {
    Field out = field.copy();
    Grid grid = field.grid();
    double factor = -Math.PI / (field.wavelengthMetres() * focalLengthMetres);
    for (int i = 0; i < grid.nx(); i++) {
      for (int j = 0; j < grid.ny(); j++) {
        int at = i * grid.ny() + j;
        double square = grid.x(i) * grid.x(i) + grid.y(j) * grid.y(j);
        boolean open = Math.sqrt(square) <= pupilDiameterMetres / 2;
        double c = open ? Math.cos(factor * square) : 0;
        double s = open ? Math.sin(factor * square) : 0;
        out.re()[at] = field.re()[at] * c - field.im()[at] * s;
        out.im()[at] = field.re()[at] * s + field.im()[at] * c;
      }
    }
    return out;
  }
}
