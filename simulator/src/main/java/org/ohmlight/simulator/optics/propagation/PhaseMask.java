package org.ohmlight.simulator.optics.propagation;

/**
 * A lossless mask: {@code t = exp(i phase)}, one phase a sample.
 *
 * @param nx samples along x
 * @param ny samples along y
 * @param phase {@code [nx x ny]} [rad]
 */
@SuppressWarnings("ArrayRecordComponent") // a mask is a buffer; it is never compared
public record PhaseMask(int nx, int ny, double[] phase) implements Element {
  public PhaseMask {
    if (phase.length != (long) nx * ny) {
      throw new IllegalArgumentException(
          "A phase mask of "
              + nx
              + " x "
              + ny
              + " needs "
              + (long) nx * ny
              + " phases, got "
              + phase.length);
    }
  }

  @Override
  public Field through(Field field) {
    Grid grid = field.grid();
    if (grid.nx() != nx || grid.ny() != ny) {
      throw new IllegalArgumentException(
          "This phase mask has "
              + nx
              + " x "
              + ny
              + " pixels, the field has "
              + grid.nx()
              + " x "
              + grid.ny()
              + " samples: make a mask of "
              + grid.nx()
              + " x "
              + grid.ny());
    }
    Field out = field.copy();
    for (int i = 0; i < phase.length; i++) {
      double c = Math.cos(phase[i]);
      double s = Math.sin(phase[i]);
      out.re()[i] = field.re()[i] * c - field.im()[i] * s;
      out.im()[i] = field.re()[i] * s + field.im()[i] * c;
    }
    return out;
  }
}
