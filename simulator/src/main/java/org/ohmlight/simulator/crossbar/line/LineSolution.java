package org.ohmlight.simulator.crossbar.line;

/**
 * A crossbar's operating point. Currents are in amperes and voltages in volts; arrays of nodes and
 * cells are {@code [words x bits]}, row-major, made when asked for.
 */
public final class LineSolution {
  private final Placement placement;
  private final Flow flow;
  private final Convergence convergence;

  LineSolution(Placement placement, Flow flow, Convergence convergence) {
    this.placement = placement;
    this.flow = flow;
    this.convergence = convergence;
  }

  /** Current out of each bit line's terminals {@code [bits]}. */
  public double[] bitAmps() {
    double[] amps = new double[placement.bits()];
    for (int bit = 0; bit < amps.length; bit++) {
      int line = placement.bitPosition(bit);
      amps[bit] = placement.wordsAreRows() ? flow.outOfColumn(line) : flow.outOfRow(line);
    }
    return amps;
  }

  /** Current out of each word line's terminals {@code [words]}; negative where it is driven. */
  public double[] wordAmps() {
    double[] amps = new double[placement.words()];
    for (int word = 0; word < amps.length; word++) {
      int line = placement.wordPosition(word);
      amps[word] = placement.wordsAreRows() ? flow.outOfRow(line) : flow.outOfColumn(line);
    }
    return amps;
  }

  /** Voltages of the word line's nodes, one a cell. */
  public double[] wordNodeVolts() {
    return placement.lift(placement.wordsAreRows() ? flow.a() : flow.b());
  }

  /** Voltages of the bit line's nodes, one a cell. */
  public double[] bitNodeVolts() {
    return placement.lift(placement.wordsAreRows() ? flow.b() : flow.a());
  }

  /** Current through each cell from its word to its bit line. */
  public double[] cellAmps() {
    double sign = placement.wordsAreRows() ? 1 : -1;
    double[] grid = new double[placement.words() * placement.bits()];
    for (int k = 0; k < grid.length; k++) {
      grid[k] = sign * flow.cell(k);
    }
    return placement.lift(grid);
  }

  /** Where the power goes. */
  public Power power() {
    Power power = flow.power();
    return placement.wordsAreRows() ? power : power.exchanged();
  }

  /** Steps taken and residual left. */
  public Convergence convergence() {
    return convergence;
  }

  /** The same voltages, with currents by another law than the tangents they were solved with. */
  LineSolution withCells(CellLaw law, Conductances cells) {
    double[] grid = new double[placement.words() * placement.bits()];
    placement.place(cells.siemens(), grid);
    return new LineSolution(placement, flow.withCells(law, grid), convergence);
  }

  LineSolution after(Convergence steps) {
    return new LineSolution(placement, flow, steps);
  }

  Placement placement() {
    return placement;
  }

  Flow flow() {
    return flow;
  }
}
