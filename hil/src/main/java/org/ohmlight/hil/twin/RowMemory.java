package org.ohmlight.hil.twin;

/** What is known of a row of cells between exchanges. */
final class RowMemory {
  /** How the values came to be known. */
  enum Known {
    NOTHING,
    PROGRAMMED,
    MEASURED
  }

  private final double[] values;
  private final int[] pulses;
  private Known known = Known.NOTHING;
  private boolean pulsed;

  RowMemory(int columns) {
    values = new double[columns];
    pulses = new int[columns];
  }

  void forget() {
    known = Known.NOTHING;
  }

  void set(Known how, double[] all, int from) {
    System.arraycopy(all, from, values, 0, values.length);
    java.util.Arrays.fill(pulses, 0);
    pulsed = false;
    known = how;
  }

  /** Pulses one way and then the other do not add up: such a row is forgotten. */
  void pulse(byte[] counts, int from) {
    if (known != Known.MEASURED) {
      forget();
      return;
    }
    pulsed = true;
    for (int c = 0; c < pulses.length; c++) {
      int more = counts[from + c];
      if (pulses[c] * more < 0) {
        forget();
        return;
      }
      pulses[c] += more;
    }
  }

  Known known() {
    return known;
  }

  boolean isMeasuredNow() {
    return known == Known.MEASURED && !pulsed;
  }

  double value(int column) {
    return values[column];
  }

  int pulses(int column) {
    return pulses[column];
  }
}
