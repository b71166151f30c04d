package org.ohmlight.simulator.crossbar;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many pulses each cell of an array has had, up and down: what wears it out.
 *
 * <p>Cells of different rows may be counted by different threads.
 */
public final class Wear {
  private final int[] plusUp;
  private final int[] plusDown;
  private final int @Nullable [] minusUp;
  private final int @Nullable [] minusDown;

  Wear(int count, boolean pair) {
    plusUp = new int[count];
    plusDown = new int[count];
    minusUp = pair ? new int[count] : null;
    minusDown = pair ? new int[count] : null;
  }

  void count(boolean plus, boolean up, int base, int[] list, int from, int to) {
    int[] counts = counts(plus, up);
    if (counts != null) {
      for (int k = from; k < to; k++) {
        counts[base + list[k]]++;
      }
    }
  }

  private int @Nullable [] counts(boolean plus, boolean up) {
    if (plus) {
      return up ? plusUp : plusDown;
    }
    return up ? minusUp : minusDown;
  }

  /**
   * Pulses that a cell has had.
   *
   * @param plus which side of the weight
   * @param up which direction
   * @param weight number of the weight, row-major
   */
  public int pulses(boolean plus, boolean up, int weight) {
    int[] counts = counts(plus, up);
    return counts == null ? 0 : counts[weight];
  }

  /** Pulses of all cells. */
  public long total() {
    long sum = 0;
    for (int weight = 0; weight < plusUp.length; weight++) {
      sum += of(true, weight) + of(false, weight);
    }
    return sum;
  }

  /** Number of cells. */
  public int cells() {
    return plusUp.length * (minusUp == null ? 1 : 2);
  }

  /** Pulses of the cell that had the most. */
  public long most() {
    long most = 0;
    for (int weight = 0; weight < plusUp.length; weight++) {
      most = Math.max(most, Math.max(of(true, weight), of(false, weight)));
    }
    return most;
  }

  private long of(boolean plus, int weight) {
    return (long) pulses(plus, true, weight) + pulses(plus, false, weight);
  }

  /** Adds the counts, bit for bit in floats. {@code saved} is modified. */
  void save(Map<String, float[]> saved) {
    for (Boolean plus : new Boolean[] {true, false}) {
      for (Boolean up : new Boolean[] {true, false}) {
        int[] counts = counts(plus, up);
        if (counts != null) {
          float[] halves = new float[2 * counts.length];
          for (int k = 0; k < counts.length; k++) {
            halves[2 * k] = counts[k] & 0xffff;
            halves[2 * k + 1] = counts[k] >>> 16;
          }
          saved.put(name(plus, up), halves);
        }
      }
    }
  }

  /** Takes up what {@link #save} added. */
  void restore(Map<String, float[]> saved) {
    for (Boolean plus : new Boolean[] {true, false}) {
      for (Boolean up : new Boolean[] {true, false}) {
        int[] counts = counts(plus, up);
        if (counts != null) {
          float[] halves = new float[2 * counts.length];
          Checkpoints.take(saved, name(plus, up), halves);
          for (int k = 0; k < counts.length; k++) {
            counts[k] = (int) halves[2 * k] | (int) halves[2 * k + 1] << 16;
          }
        }
      }
    }
  }

  private static String name(boolean plus, boolean up) {
    return "wear " + (plus ? "plus " : "minus ") + (up ? "up" : "down");
  }
}
