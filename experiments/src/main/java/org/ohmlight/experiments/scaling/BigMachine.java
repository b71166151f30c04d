package org.ohmlight.experiments.scaling;

import java.util.List;
import org.ohmlight.kernel.Team;

/**
 * A machine of a thousand million cells on paper: what was measured on two smaller ones, a cell
 * each, times its cells.
 *
 * <p>The modelled hardware: tiles of 256 x 256 pairs of cells that are all read at once, so that a
 * pass takes as long as on one tile; energy and area grow with the cells. Left out, because nothing
 * here models it: moving data between tiles and chips, buffers, control, leakage, yield.
 *
 * @param small figures of the smaller machine
 * @param large figures of the larger one, which are carried on
 */
record BigMachine(Sample small, Sample large) {
  /** Cells of the machine. */
  static final double CELLS = 1e9;

  private static final int TILE = 256;
  private static final int ROWS = 16;
  private static final double CELLS_A_WEIGHT = 2;

  /**
   * One machine, measured.
   *
   * @param cells its cells
   * @param nanosACell time of the simulation of a pass forward and back, a cell and sample [ns]
   * @param joulesACell energy of the hardware for it, a cell and sample [J]
   * @param seconds time of the hardware for it, a sample [s]
   * @param squareMetresACell area of cells and periphery, a cell [m2]
   */
  record Sample(
      double cells,
      double nanosACell,
      double joulesACell,
      double seconds,
      double squareMetresACell) {}

  static BigMachine measured(Stopwatch stopwatch, Team team) {
    return new BigMachine(sample(512, stopwatch, team), sample(2048, stopwatch, team));
  }

  private static Sample sample(int side, Stopwatch stopwatch, Team team) {
    try (CrossbarLoad load = new CrossbarLoad(side, TILE, ROWS, team)) {
      double cells = CELLS_A_WEIGHT * side * side;
      double joulesBefore = load.substrate().ledger().joules();
      double secondsBefore = load.substrate().ledger().seconds();
      load.forwardAndBack();
      double joules = load.substrate().ledger().joules() - joulesBefore;
      double seconds = load.substrate().ledger().seconds() - secondsBefore;
      double simulated = stopwatch.median(load::forwardAndBack);
      return new Sample(
          cells,
          simulated * 1e9 / cells / ROWS,
          joules / cells / ROWS,
          seconds / ROWS,
          load.substrate().ledger().squareMetres() / cells);
    }
  }

  /**
   * The machine on paper.
   *
   * @param cells its cells
   * @param simulatorBytes memory of its simulation [B]
   * @param simulatorSeconds time of its simulation for a pass and sample [s]
   * @param squareMetres area of the hardware [m2]
   * @param seconds time of the hardware for a pass and sample [s]
   * @param joules energy of the hardware for a pass and sample [J]
   */
  record Estimate(
      double cells,
      double simulatorBytes,
      double simulatorSeconds,
      double squareMetres,
      double seconds,
      double joules) {}

  Estimate estimate(double bytesACell) {
    return new Estimate(
        CELLS,
        bytesACell * CELLS,
        large.nanosACell() * 1e-9 * CELLS,
        large.squareMetresACell() * CELLS,
        large.seconds(),
        large.joulesACell() * CELLS);
  }

  /** The two machines, for a reader who wants to see whether figures a cell hold still. */
  List<Sample> samples() {
    return List.of(small, large);
  }
}
