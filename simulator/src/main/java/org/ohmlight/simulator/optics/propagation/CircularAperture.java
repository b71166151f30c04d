package org.ohmlight.simulator.optics.propagation;

/**
 * An opaque screen with a round hole on the axis: {@code t = 1} where {@code r <= diameter / 2}.
 *
 * @param diameterMetres diameter of the hole [m]
 */
public record CircularAperture(double diameterMetres) implements Element {
  public CircularAperture {
    Beams.requirePositive("The diameter of an aperture", diameterMetres);
  }

  @Override
  public Field through(Field field) {
    Field out = field.copy();
    Grid grid = field.grid();
    for (int i = 0; i < grid.nx(); i++) {
      for (int j = 0; j < grid.ny(); j++) {
        double x = grid.x(i);
        double y = grid.y(j);
        if (Math.sqrt(x * x + y * y) > diameterMetres / 2) {
          out.re()[i * grid.ny() + j] = 0;
          out.im()[i * grid.ny() + j] = 0;
        }
      }
    }
    return out;
  }
}
