package org.ohmlight.device.resistive;

import java.util.Arrays;

/**
 * The pulses that one row of cells gets in the course of an update, in their order: slots, in each
 * of which some lines fire. Lines above zero are pulsed in the slot's direction, those below zero
 * in the other.
 *
 * <p>A slot's lines are given twice: as lists, and as marks 1, -1 or 0 for each line of the row.
 */
public final class RowPulses {
  private final int width;
  private int[] lines = new int[0];
  private float[] marks = new float[0];
  private int slots;
  private int[] first = new int[64];
  private int[] lastAbove = new int[64];
  private int[] firstBelow = new int[64];
  private int[] last = new int[64];
  private int[] mark = new int[64];
  private boolean[] up = new boolean[64];
  private final float[] net;
  private final float[] total;

  /** An empty row of so many lines. */
  public RowPulses(int width) {
    this.width = width;
    net = new float[width];
    total = new float[width];
  }

  /** Forgets all slots. */
  public void begin(int[] newLines, float[] newMarks) {
    lines = newLines;
    marks = newMarks;
    slots = 0;
  }

  /**
   * Adds a slot.
   *
   * @param newFirst where the lines above zero begin in the lists, which end at {@code
   *     newLastAbove}
   * @param newFirstBelow where the lines below zero begin, which end at {@code newLast}
   * @param newMark where the slot's marks begin
   * @param newUp direction of the lines above zero
   */
  public void add(
      int newFirst, int newLastAbove, int newFirstBelow, int newLast, int newMark, boolean newUp) {
    if (slots == first.length) {
      grow();
    }
    first[slots] = newFirst;
    lastAbove[slots] = newLastAbove;
    firstBelow[slots] = newFirstBelow;
    last[slots] = newLast;
    mark[slots] = newMark;
    up[slots] = newUp;
    slots++;
  }

  private void grow() {
    int more = 2 * first.length;
    first = Arrays.copyOf(first, more);
    lastAbove = Arrays.copyOf(lastAbove, more);
    firstBelow = Arrays.copyOf(firstBelow, more);
    last = Arrays.copyOf(last, more);
    mark = Arrays.copyOf(mark, more);
    up = Arrays.copyOf(up, more);
  }

  /** Number of slots. */
  public int slots() {
    return slots;
  }

  /** Pulses of all slots. */
  public long pulses() {
    long sum = 0;
    for (int k = 0; k < slots; k++) {
      sum += pulses(k);
    }
    return sum;
  }

  int pulses(int slot) {
    return lastAbove[slot] - first[slot] + last[slot] - firstBelow[slot];
  }

  int width() {
    return width;
  }

  /** Lists of all slots. */
  public int[] lines() {
    return lines;
  }

  /** Where a slot's lines above zero begin. */
  public int first(int slot) {
    return first[slot];
  }

  /** Where they end. */
  public int lastAbove(int slot) {
    return lastAbove[slot];
  }

  /** Where a slot's lines below zero begin. */
  public int firstBelow(int slot) {
    return firstBelow[slot];
  }

  /** Where they end. */
  public int last(int slot) {
    return last[slot];
  }

  /** Direction of a slot's lines above zero. */
  public boolean up(int slot) {
    return up[slot];
  }

  float[] marks() {
    return marks;
  }

  int mark(int slot) {
    return mark[slot];
  }

  /** For counting: pulses up less pulses down of each line. */
  float[] net() {
    return net;
  }

  /** For counting: pulses of each line. */
  float[] total() {
    return total;
  }
}
