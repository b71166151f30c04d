package org.ohmlight.hil.interlock;

import java.io.IOException;
import org.ohmlight.drivers.instrument.tile.ExchangeTimes;
import org.ohmlight.drivers.instrument.tile.TileController;
import org.ohmlight.drivers.instrument.tile.TileInfo;
import org.ohmlight.drivers.instrument.tile.TileStatus;

/**
 * A controller behind its limits: the only way from a rig to its cells.
 *
 * <p>Each request is held against every limit before a byte is sent. One that asks for too much is
 * refused whole and the controller made safe, because whoever asked does not know what it is doing.
 * A request beyond the rate of pulses waits until it may go. The budget of a cell counts what was
 * sent, whether or not the controller got it: it errs on the side of the cell.
 *
 * <p>Closing makes the controller safe; so do the end of the program and a signal that ends it. If
 * the line is gone then, the controller makes itself safe after its time of silence.
 */
public final class GuardedTiles implements AutoCloseable {
  private static final double FULL_INPUT = TileInfo.FULL_INPUT;
  private static final double FULL_WEIGHT = TileInfo.FULL_WEIGHT;

  private final TileController controller;
  private final TileInfo info;
  private final TileLimits limits;
  private final Pace pace;
  private final long[][] pulses;
  private final Thread atTheEnd;
  private double allowance;
  private long filledAt;
  private boolean closed;

  /**
   * Puts limits before a controller, which from now on belongs to this.
   *
   * @param pace its clock
   */
  public GuardedTiles(TileController controller, TileLimits limits, Pace pace) {
    this.controller = controller;
    this.info = controller.info();
    this.limits = limits;
    this.pace = pace;
    this.pulses = new long[info.tiles()][info.rows() * info.columns()];
    this.allowance = Math.min(limits.maxPulsesASecond(), Double.MAX_VALUE);
    this.filledAt = pace.nanos();
    this.atTheEnd = new Thread(controller::close, "make tiles safe");
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /** What the controller says it is. */
  public TileInfo info() {
    return info;
  }

  /** Where it is. */
  public String address() {
    return controller.address();
  }

  /** The limits. */
  public TileLimits limits() {
    return limits;
  }

  /** Begins a session. */
  public synchronized void arm() throws IOException {
    controller.arm();
  }

  /** Makes it safe. */
  public synchronized void safe() throws IOException {
    controller.safe();
  }

  /** How it is. */
  public synchronized TileStatus status() throws IOException {
    return controller.status();
  }

  /** Writes weights of whole rows. */
  public synchronized void program(int tile, int firstRow, short[] codes) throws IOException {
    for (int i = 0; i < codes.length; i++) {
      double weight = Math.abs(codes[i]) / FULL_WEIGHT;
      if (weight > limits.maxWeight() + 0.5 / FULL_WEIGHT) {
        throw tripped(
            "weight "
                + weight
                + " asked of cell "
                + cell(tile, firstRow, i)
                + "; at most "
                + limits.maxWeight()
                + " of full scale is allowed");
      }
    }
    controller.program(tile, firstRow, codes);
  }

  /** Measures weights of whole rows. */
  public synchronized void read(int tile, int firstRow, short[] into) throws IOException {
    controller.read(tile, firstRow, into);
  }

  /** Multiplies by a tile. */
  public synchronized void multiply(int tile, byte[] inputs, int count, short[] outputs)
      throws IOException {
    requireInputs(tile, inputs, count, info.columns());
    controller.multiply(tile, inputs, count, outputs);
  }

  /** Multiplies by its transpose. */
  public synchronized void multiplyTransposed(int tile, byte[] inputs, int count, short[] outputs)
      throws IOException {
    requireInputs(tile, inputs, count, info.rows());
    controller.multiplyTransposed(tile, inputs, count, outputs);
  }

  private void requireInputs(int tile, byte[] inputs, int count, int width)
      throws InterlockTripped {
    double largest = limits.maxInput() * FULL_INPUT + 0.5;
    double load = limits.maxLoad() * FULL_INPUT + 0.5;
    for (int v = 0; v < count; v++) {
      long sum = 0;
      for (int i = 0; i < width; i++) {
        int code = Math.abs(inputs[v * width + i]);
        sum += code;
        if (code > largest) {
          throw tripped(
              "input "
                  + code / FULL_INPUT
                  + " on line "
                  + i
                  + " of tile "
                  + tile
                  + "; at most "
                  + limits.maxInput()
                  + " of full scale is allowed");
        }
      }
      if (sum > load) {
        throw tripped(
            "inputs of tile "
                + tile
                + " add up to "
                + sum / FULL_INPUT
                + "; together at most "
                + limits.maxLoad()
                + " of full scale is allowed");
      }
    }
  }

  /** Gives pulses to whole rows. */
  public synchronized void pulse(int tile, int firstRow, byte[] counts) throws IOException {
    long all = 0;
    for (int i = 0; i < counts.length; i++) {
      int count = Math.abs(counts[i]);
      all += count;
      if (count > limits.maxPulsesAtOnce()) {
        throw tripped(
            count
                + " pulses at once asked of cell "
                + cell(tile, firstRow, i)
                + "; at most "
                + limits.maxPulsesAtOnce()
                + " are allowed");
      }
      if (count > remaining(tile, firstRow, i)) {
        throw tripped(
            "cell "
                + cell(tile, firstRow, i)
                + " has used its budget of "
                + limits.pulseBudget()
                + " pulses");
      }
    }
    awaitAllowance(all);
    for (int i = 0; i < counts.length; i++) {
      pulses[tile][firstRow * info.columns() + i] += Math.abs(counts[i]);
    }
    controller.pulse(tile, firstRow, counts);
  }

  /** Waits until so many pulses may be given; a second's worth can be saved up. */
  private void awaitAllowance(long count) {
    double rate = limits.maxPulsesASecond();
    if (Double.isInfinite(rate)) {
      return;
    }
    fill(rate);
    // More than a second's worth goes when a full second has been saved, and is paid off after.
    while (allowance < Math.min(count, rate)) {
      pace.rest((long) (1e9 * (Math.min(count, rate) - allowance) / rate) + 1);
      fill(rate);
    }
    allowance -= count;
  }

  private void fill(double rate) {
    long now = pace.nanos();
    allowance = Math.min(rate, allowance + 1e-9 * (now - filledAt) * rate);
    filledAt = now;
  }

  /** Pulses that a cell may still get. */
  public synchronized long remaining(int tile, int row, int column) {
    return limits.pulseBudget() - pulses[tile][row * info.columns() + column];
  }

  /** Pulses that the cells of a tile have got, {@code [rows x columns]}. */
  public synchronized long[] spent(int tile) {
    return pulses[tile].clone();
  }

  /** Where the time of exchanges went. */
  public ExchangeTimes times() {
    return controller.times();
  }

  private String cell(int tile, int firstRow, int index) {
    return "("
        + tile
        + ", "
        + (firstRow + index / info.columns())
        + ", "
        + index % info.columns()
        + ")";
  }

  private InterlockTripped tripped(String what) {
    String how;
    try {
      controller.safe();
      how = "the controller is safe";
    } catch (IOException unreachable) {
      how = "the controller cannot be reached, and makes itself safe when nobody speaks to it";
    }
    return new InterlockTripped(address() + ": " + what + "; nothing was sent, " + how);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      controller.close();
      try {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
      } catch (IllegalStateException ending) {
        // The program is ending; the hook has run or will.
      }
    }
  }

  @Override
  public String toString() {
    return info.identity() + " at " + address() + ", " + limits;
  }
}
