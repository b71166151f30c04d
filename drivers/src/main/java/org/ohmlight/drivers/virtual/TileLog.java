package org.ohmlight.drivers.virtual;

import java.util.ArrayList;
import java.util.List;

/** What a virtual controller really did to its cells, in order: what tests hold limits against. */
public final class TileLog {
  private final List<Entry> entries = new ArrayList<>();
  private long pulses;

  /**
   * Something done to a row of cells.
   *
   * @param what done to them
   * @param tile which tile
   * @param row which row
   * @param values weights asked for, or pulse counts {@code [columns]}
   */
  public record Entry(What what, int tile, int row, float[] values) {}

  /** What can be done. */
  public enum What {
    /** Weights were written. */
    PROGRAM,
    /** Pulses were given. */
    PULSE,
    /** It was armed. */
    ARM,
    /** It was made safe. */
    SAFE
  }

  synchronized void add(What what, int tile, int row, float[] values) {
    entries.add(new Entry(what, tile, row, values));
  }

  synchronized void addPulses(int tile, int row, byte[] counts) {
    float[] values = new float[counts.length];
    for (int c = 0; c < counts.length; c++) {
      values[c] = counts[c];
      pulses += Math.abs(counts[c]);
    }
    entries.add(new Entry(What.PULSE, tile, row, values));
  }

  /** Everything so far. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Pulses given to all cells so far. */
  public synchronized long pulses() {
    return pulses;
  }
}
