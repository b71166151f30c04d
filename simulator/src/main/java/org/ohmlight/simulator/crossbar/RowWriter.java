package org.ohmlight.simulator.crossbar;

import org.jspecify.annotations.Nullable;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.PulseNoise;
import org.ohmlight.device.resistive.PulsedCells;
import org.ohmlight.device.resistive.RowPulses;

/** Gives pulses to the weights of one row at a time, and counts them. One thread at a time. */
final class RowWriter {
  private final PulsedCells plus;
  private final PulsedCells minus;
  private final Columns columns;
  private final int inputs;
  private final PulseNoise noise = new PulseNoise();
  private final int[] lines;
  private final boolean[] touchedPlus;
  private final boolean[] touchedMinus;
  private int base;
  private final @Nullable Wear wear;
  private long pulses;

  RowWriter(PulsedCells plus, PulsedCells minus, Columns columns, int inputs, @Nullable Wear wear) {
    this.wear = wear;
    this.plus = plus;
    this.minus = minus;
    this.columns = columns;
    this.inputs = inputs;
    this.lines = new int[inputs + 1];
    this.touchedPlus = new boolean[inputs];
    this.touchedMinus = new boolean[inputs];
  }

  /** Turns to a row, with noise of its own. */
  void begin(int row, long noiseKey) {
    base = row * inputs;
    noise.restart(noiseKey);
  }

  /**
   * One pulse on each of the weights of {@code list[from ... to - 1]}; after the last one of a row
   * {@link #end} follows.
   */
  void pulse(int[] list, int from, int to, boolean up) {
    if (from >= to) {
      return;
    }
    if (wear != null) {
      countWear(wear, list, from, to, up);
    }
    switch (columns) {
      case DIFFERENTIAL -> {
        drive(plus, touchedPlus, list, from, to, up);
        drive(minus, touchedMinus, list, from, to, !up);
      }
      case ONE_SIDED ->
          drive(up ? plus : minus, up ? touchedPlus : touchedMinus, list, from, to, true);
      case REFERENCE, OFFSET -> drive(plus, touchedPlus, list, from, to, up);
    }
  }

  private void drive(
      PulsedCells cells, boolean[] touched, int[] list, int from, int to, boolean up) {
    cells.drive(base, list, from, to, up, noise);
    pulses += to - from;
    if (cells.hasWriteNoise()) {
      touch(touched, list, from, to);
    }
  }

  /** Draws the write noise of the cells that the row's pulses have touched, once each. */
  void end() {
    if (plus.hasWriteNoise()) {
      show(plus, touchedPlus);
      if (minus != plus) {
        show(minus, touchedMinus);
      }
    }
  }

  private void show(PulsedCells cells, boolean[] touched) {
    int length = 0;
    for (int i = 0; i < inputs; i++) {
      lines[length] = i;
      length += touched[i] ? 1 : 0;
      touched[i] = false;
    }
    cells.show(base, lines, 0, length, noise);
  }

  /** All pulses of a row in the course of an update; {@link #end} follows. */
  void pulse(RowPulses row) {
    if (columns == Columns.ONE_SIDED) {
      for (int slot = 0; slot < row.slots(); slot++) {
        boolean up = row.up(slot);
        pulse(row.lines(), row.first(slot), row.lastAbove(slot), up);
        pulse(row.lines(), row.firstBelow(slot), row.last(slot), !up);
      }
      return;
    }
    if (wear != null) {
      countWear(wear, row);
    }
    plus.driveRow(base, row, false, noise);
    pulses += row.pulses();
    touch(plus, touchedPlus, row);
    if (columns.isPair()) {
      minus.driveRow(base, row, true, noise);
      pulses += row.pulses();
      touch(minus, touchedMinus, row);
    }
  }

  private static void touch(PulsedCells cells, boolean[] touched, RowPulses row) {
    for (int slot = 0; cells.hasWriteNoise() && slot < row.slots(); slot++) {
      touch(touched, row.lines(), row.first(slot), row.lastAbove(slot));
      touch(touched, row.lines(), row.firstBelow(slot), row.last(slot));
    }
  }

  private static void touch(boolean[] touched, int[] list, int from, int to) {
    for (int k = from; k < to; k++) {
      touched[list[k]] = true;
    }
  }

  private void countWear(Wear counted, RowPulses row) {
    for (int slot = 0; slot < row.slots(); slot++) {
      boolean up = row.up(slot);
      countWear(counted, row.lines(), row.first(slot), row.lastAbove(slot), up);
      countWear(counted, row.lines(), row.firstBelow(slot), row.last(slot), !up);
    }
  }

  private void countWear(Wear counted, int[] list, int from, int to, boolean up) {
    switch (columns) {
      case DIFFERENTIAL -> {
        counted.count(true, up, base, list, from, to);
        counted.count(false, !up, base, list, from, to);
      }
      case ONE_SIDED -> counted.count(up, true, base, list, from, to);
      case REFERENCE, OFFSET -> counted.count(true, up, base, list, from, to);
    }
  }

  /** The given number of pulses on each weight of the row; below zero is down. */
  void write(int[] counts) {
    write(counts, true);
    write(counts, false);
    end();
  }

  /** All pulses of one direction: those that need fewest drop out of the list first. */
  private void write(int[] counts, boolean up) {
    int sign = up ? 1 : -1;
    int length = 0;
    for (int i = 0; i < inputs; i++) {
      lines[length] = i;
      length += sign * counts[i] > 0 ? 1 : 0;
    }
    for (int round = 0; length > 0; ) {
      pulse(lines, 0, length, up);
      round++;
      int kept = 0;
      for (int k = 0; k < length; k++) {
        int line = lines[k];
        lines[kept] = line;
        kept += sign * counts[line] > round ? 1 : 0;
      }
      length = kept;
    }
  }

  /** Slots that {@link #write} takes. */
  int longest(int[] counts) {
    int longest = 0;
    for (int count : counts) {
      longest = Math.max(longest, Math.abs(count));
    }
    return longest;
  }

  /** Pulses since the last call, over all cells. */
  long takePulses() {
    long taken = pulses;
    pulses = 0;
    return taken;
  }
}
