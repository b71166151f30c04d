package org.ohmlight.simulator.crossbar;

import org.jspecify.annotations.Nullable;
import org.ohmlight.device.resistive.Columns;
import org.ohmlight.device.resistive.PulseNoise;
import org.ohmlight.device.resistive.PulsedCells;

/** Gives pulses to the weights of one row at a time, and counts them. One thread at a time. */
final class RowWriter {
  private final PulsedCells plus;
  private final PulsedCells minus;
  private final Columns columns;
  private final int inputs;
  private final PulseNoise noise = new PulseNoise();
  private final int[] lines;
  private int base;
  private final @Nullable Wear wear;
  private long pulses;

  RowWriter(PulsedCells plus, PulsedCells minus, Columns columns, int inputs, @Nullable Wear wear) {
    this.wear = wear;
    this.plus = plus;
    this.minus = minus;
    this.columns = columns;
    this.inputs = inputs;
    this.lines = new int[inputs];
  }

  /** Turns to a row, with noise of its own. */
  void begin(int row, long noiseKey) {
    base = row * inputs;
    noise.restart(noiseKey);
  }

  /** One pulse on each of the weights of {@code list[from ... to - 1]}. */
  void pulse(int[] list, int from, int to, boolean up) {
    if (from >= to) {
      return;
    }
    if (wear != null) {
      countWear(wear, list, from, to, up);
    }
    switch (columns) {
      case DIFFERENTIAL -> {
        plus.pulse(base, list, from, to, up, noise);
        minus.pulse(base, list, from, to, !up, noise);
        pulses += 2L * (to - from);
      }
      case ONE_SIDED -> {
        (up ? plus : minus).pulse(base, list, from, to, true, noise);
        pulses += to - from;
      }
      case REFERENCE, OFFSET -> {
        plus.pulse(base, list, from, to, up, noise);
        pulses += to - from;
      }
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
    int longest = longest(counts);
    for (int round = 0; round < longest; round++) {
      pulse(lines, 0, list(counts, round, 1), true);
      pulse(lines, 0, list(counts, round, -1), false);
    }
  }

  private int list(int[] counts, int round, int sign) {
    int length = 0;
    for (int i = 0; i < inputs; i++) {
      if (sign * counts[i] > round) {
        lines[length++] = i;
      }
    }
    return length;
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
