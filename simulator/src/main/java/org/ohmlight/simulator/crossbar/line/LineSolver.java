package org.ohmlight.simulator.crossbar.line;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.ohmlight.kernel.Team;

/**
 * Exact solver of a crossbar of ohmic cells and wires with resistance: Kirchhoff's current law at
 * every node, in double precision, to a relative residual of 1e-12.
 *
 * <p>The circuit is drawn at {@link WireSettings}; the method is that of {@link SchurIteration}.
 * The factors depend on the cells and wires only and are kept, so that further inputs cost only the
 * iteration. It leaves out capacitance and inductance (this is the DC operating point), leakage
 * between lines, and resistance that differs from segment to segment.
 *
 * <p>Currents are right to about 1e-12 of the largest, also for wires of zero ohm. Digits are lost
 * only where shorted cells lie in wires that conduct some 1e10 times better than their terminals.
 *
 * <p>Results do not depend on the team. Not for concurrent use; the parallelism is inside.
 */
public final class LineSolver {
  private static final double LARGEST_VOLTS = 1e6;
  private static final CellLaw OHMIC = new CellLaw.Ohmic();
  private static final Team SOLO = Team.solo();

  private final Conductances cells;
  private final WireSettings wires;
  private final SolveLimits limits;
  private final Team team;
  private final Placement placement;
  private final RowLines rowLines;
  private final ColumnLines columnLines;
  private final SchurIteration iteration;

  /** A solver for one thread that solves to 1e-12. */
  public static LineSolver of(Conductances cells, WireSettings wires) {
    return new LineSolver(cells, wires, SolveLimits.EXACT, Team.solo());
  }

  /** Factors the lines of a crossbar. */
  public LineSolver(Conductances cells, WireSettings wires, SolveLimits limits, Team team) {
    this.cells = cells;
    this.wires = wires;
    this.limits = limits;
    this.team = team;
    this.placement = Placement.of(cells, wires);
    requireFinite(cells, wires);
    Ladder words = wordLadder(wires);
    Ladder bits = bitLadder(wires);
    int rows = placement.rows();
    int columns = placement.columns();
    double[] grid = new double[rows * columns];
    placement.place(cells.siemens(), grid);
    rowLines = new RowLines(rows, columns, placement.wordsAreRows() ? words : bits, grid, team);
    columnLines =
        new ColumnLines(
            rows, columns, placement.wordsAreRows() ? bits : words, rowLines.own(), team);
    iteration = new SchurIteration(rowLines, columnLines, team);
  }

  private static Ladder wordLadder(WireSettings wires) {
    return wires.drive() == WireSettings.Drive.BOTH
        ? Ladder.twoEnded(wires.wordOhm(), wires.sourceOhm())
        : Ladder.oneEnded(wires.wordOhm(), wires.sourceOhm());
  }

  private static Ladder bitLadder(WireSettings wires) {
    return wires.sense() == WireSettings.Sense.BOTH
        ? Ladder.twoEnded(wires.bitOhm(), wires.senseOhm())
        : Ladder.oneEnded(wires.bitOhm(), wires.senseOhm());
  }

  private static void requireFinite(Conductances cells, WireSettings wires) {
    if (wires.wordOhm() > 0 || wires.bitOhm() > 0) {
      return;
    }
    for (int k = 0; k < cells.siemens().length; k++) {
      if (cells.siemens()[k] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            Conductances.at(k, cells.bits())
                + " is shorted between wires without resistance, so that its current is not"
                + " defined; give wordOhm or bitOhm, or the cell a resistance");
      }
    }
  }

  /** The crossbar's cells. */
  public Conductances cells() {
    return cells;
  }

  /** The crossbar's wires. */
  public WireSettings wires() {
    return wires;
  }

  /** Drives the word lines with {@code volts [words]} and senses the bit lines at 0 V. */
  public LineSolution read(double[] volts) {
    return drive(volts, new double[cells.bits()], null);
  }

  /**
   * The same, beginning with the voltages of an earlier solution. That helps where the input or the
   * cells have changed a little since.
   */
  public LineSolution read(double[] volts, LineSolution near) {
    return drive(volts, new double[cells.bits()], near);
  }

  /** Drives the bit lines with {@code volts [bits]} and senses the word lines at 0 V. */
  public LineSolution readTransposed(double[] volts) {
    return drive(new double[cells.words()], volts, null);
  }

  /**
   * Holds the terminals of all lines at given voltages.
   *
   * @param wordVolts {@code [words]}
   * @param bitVolts {@code [bits]}
   * @param near a solution to begin with, or null
   */
  public LineSolution drive(double[] wordVolts, double[] bitVolts, @Nullable LineSolution near) {
    return drive(wordVolts, bitVolts, null, near);
  }

  /**
   * The same with a current source beside each cell.
   *
   * @param sources {@code [words x bits]} from word to bit node, or null for none
   */
  LineSolution drive(
      double[] wordVolts,
      double[] bitVolts,
      double @Nullable [] sources,
      @Nullable LineSolution near) {
    requireVolts(wordVolts, 1, cells.words(), "word");
    requireVolts(bitVolts, 1, cells.bits(), "bit");
    placement.placeWords(wordVolts, 0, wordTerminal(iteration));
    placement.placeBits(bitVolts, 0, bitTerminal(iteration));
    double[] out = sources == null ? null : grid(sources, placement.wordsAreRows() ? -1 : 1);
    double[] in = sources == null ? null : grid(sources, placement.wordsAreRows() ? 1 : -1);
    Convergence convergence = iteration.solve(out, in, start(near), limits);
    return new LineSolution(placement, flow(iteration).copy(), convergence);
  }

  private double[] grid(double[] sources, double sign) {
    double[] grid = new double[sources.length];
    placement.place(sources, grid);
    for (int k = 0; k < grid.length; k++) {
      grid[k] *= sign;
    }
    return grid;
  }

  private double @Nullable [] start(@Nullable LineSolution near) {
    if (near == null) {
      return null;
    }
    if (!near.placement().equals(placement)) {
      throw new IllegalArgumentException(
          "A solution to begin with must be of a crossbar of the same size and connections");
    }
    return near.flow().b();
  }

  /**
   * Output currents of many inputs, which are shared among the team.
   *
   * @param volts {@code [inputs x words]}
   * @return {@code [inputs x bits]}, A
   */
  public double[] currents(double[] volts, int inputs) {
    requireVolts(volts, inputs, cells.words(), "word");
    double[] amps = new double[Math.multiplyExact(inputs, cells.bits())];
    each(
        inputs,
        (input, solve) -> {
          placement.placeWords(volts, input * cells.words(), wordTerminal(solve));
          Arrays.fill(bitTerminal(solve), 0);
          solve.solve(null, null, null, limits);
          Flow flow = flow(solve);
          for (int bit = 0; bit < cells.bits(); bit++) {
            amps[input * cells.bits() + bit] = outOfBit(flow, bit);
          }
        });
    return amps;
  }

  /**
   * Conductances between the terminals: {@code K[bit][word]} is the current out of a bit line per
   * volt at a word line, all other terminals at 0 V.
   *
   * <p>One solve for each line of the family that has fewer: the circuit is reciprocal, so that a
   * volt at a bit line shows the same conductances at the word lines.
   *
   * @return {@code [bits x words]}, S
   */
  double[] transfer() {
    int words = cells.words();
    int bits = cells.bits();
    double[] siemens = new double[bits * words];
    if (bits <= words) {
      each(
          bits,
          (bit, solve) -> {
            Arrays.fill(wordTerminal(solve), 0);
            Arrays.fill(bitTerminal(solve), 0);
            bitTerminal(solve)[placement.bitPosition(bit)] = 1.0;
            solve.solve(null, null, null, limits);
            Flow flow = flow(solve);
            for (int word = 0; word < words; word++) {
              siemens[bit * words + word] = outOfWord(flow, word);
            }
          });
    } else {
      each(
          words,
          (word, solve) -> {
            Arrays.fill(wordTerminal(solve), 0);
            Arrays.fill(bitTerminal(solve), 0);
            wordTerminal(solve)[placement.wordPosition(word)] = 1.0;
            solve.solve(null, null, null, limits);
            Flow flow = flow(solve);
            for (int bit = 0; bit < bits; bit++) {
              siemens[bit * words + word] = outOfBit(flow, bit);
            }
          });
    }
    return siemens;
  }

  /**
   * Runs numbered solves side by side, each on one thread with arrays of its own; if they are too
   * few for that, one after the other, each on all threads. The results are the same.
   */
  private void each(int solves, NumberedSolve body) {
    if (solves < team.threads()) {
      for (int number = 0; number < solves; number++) {
        body.accept(number, iteration);
      }
      return;
    }
    Queue<SchurIteration> idle = new ConcurrentLinkedQueue<>();
    team.each(
        solves,
        number -> {
          SchurIteration solve = idle.poll();
          if (solve == null) {
            solve = new SchurIteration(rowLines, columnLines, SOLO);
          }
          body.accept(number, solve);
          idle.add(solve);
        });
  }

  private interface NumberedSolve {
    void accept(int number, SchurIteration solve);
  }

  private Flow flow(SchurIteration solve) {
    return new Flow(
        OHMIC,
        rowLines.cell(),
        rowLines,
        columnLines.ladder(),
        solve.rowVolts(),
        solve.columnVolts(),
        solve.rowTerminal(),
        solve.columnTerminal());
  }

  private double outOfBit(Flow flow, int bit) {
    int line = placement.bitPosition(bit);
    return placement.wordsAreRows() ? flow.outOfColumn(line) : flow.outOfRow(line);
  }

  private double outOfWord(Flow flow, int word) {
    int line = placement.wordPosition(word);
    return placement.wordsAreRows() ? flow.outOfRow(line) : flow.outOfColumn(line);
  }

  private double[] wordTerminal(SchurIteration solve) {
    return placement.wordsAreRows() ? solve.rowTerminal() : solve.columnTerminal();
  }

  private double[] bitTerminal(SchurIteration solve) {
    return placement.wordsAreRows() ? solve.columnTerminal() : solve.rowTerminal();
  }

  private static void requireVolts(double[] volts, int inputs, int lines, String family) {
    if (inputs < 1 || volts.length != (long) inputs * lines) {
      throw new IllegalArgumentException(
          inputs
              + " x "
              + lines
              + " voltages for the "
              + family
              + " lines expected, got "
              + volts.length);
    }
    for (int k = 0; k < volts.length; k++) {
      if (!(Math.abs(volts[k]) <= LARGEST_VOLTS)) {
        throw new IllegalArgumentException(
            "The voltage of "
                + family
                + " line "
                + k % lines
                + " is "
                + volts[k]
                + "; allowed are -1e6 to 1e6 V");
      }
    }
  }
}
