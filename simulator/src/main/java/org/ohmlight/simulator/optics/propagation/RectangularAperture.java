package org.ohmlight.simulator.optics.propagation;

/**
 * An opaque screen with a rectangular hole.
 *
 * @param xSideMetres width along x [m]
 * @param ySideMetres width along y [m]
 * @param xOffsetMetres x of its centre [m]
 * @param yOffsetMetres y of its centre [m]
 */
public record RectangularAperture(
    double xSideMetres, double ySideMetres, double xOffsetMetres, double yOffsetMetres)
    implements Element {
  public RectangularAperture {
    Beams.requirePositive("The side of an aperture", xSideMetres);
    Beams.requirePositive("The side of an aperture", ySideMetres);
  }

  @Override
  public Field through(Field field) {
    Field out = field.copy();
    Grid grid = field.grid();
    for (int i = 0; i < grid.nx(); i++) {
      for (int j = 0; j < grid.ny(); j++) {
        if (Math.abs(grid.x(i) - xOffsetMetres) > xSideMetres / 2
            || Math.abs(grid.y(j) - yOffsetMetres) > ySideMetres / 2) {
          out.re()[i * grid.ny() + j] = 0;
          out.im()[i * grid.ny() + j] = 0;
        }
      }
    }
    return out;
  }
}
