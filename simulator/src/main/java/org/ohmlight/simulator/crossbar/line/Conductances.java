package org.ohmlight.simulator.crossbar.line;

/**
 * The cells of a crossbar: conductance {@code G [words x bits]} in siemens, row-major.
 *
 * <p>Zero is an open cell, positive infinity a shorted one.
 *
 * @param words number of word lines
 * @param bits number of bit lines
 * @param siemens values, at {@code word * bits + bit}; not copied, not modified
 */
@SuppressWarnings("ArrayRecordComponent")
public record Conductances(int words, int bits, double[] siemens) {
  public Conductances {
    requireShape(words, bits, siemens.length);
    for (int k = 0; k < siemens.length; k++) {
      if (!(siemens[k] >= 0)) {
        throw new IllegalArgumentException(
            at(k, bits)
                + " has conductance "
                + siemens[k]
                + " S; allowed are 0 (open) to Infinity (shorted)");
      }
    }
  }

  /** Cells by their resistance in ohm, infinity for open and zero for shorted. */
  public static Conductances ofOhms(int words, int bits, double[] ohms) {
    requireShape(words, bits, ohms.length);
    double[] siemens = new double[ohms.length];
    for (int k = 0; k < ohms.length; k++) {
      if (!(ohms[k] >= 0)) {
        throw new IllegalArgumentException(
            at(k, bits)
                + " has resistance "
                + ohms[k]
                + " ohm; allowed are 0 (shorted) to Infinity (open)");
      }
      siemens[k] = 1.0 / Math.abs(ohms[k]);
    }
    return new Conductances(words, bits, siemens);
  }

  /**
   * Cells of a matrix {@code [bits x words]}, as a coupling holds it: its outputs are the bit
   * lines.
   */
  public static Conductances ofOutputs(int bits, int words, float[] siemens) {
    requireShape(words, bits, siemens.length);
    double[] cells = new double[siemens.length];
    for (int word = 0; word < words; word++) {
      for (int bit = 0; bit < bits; bit++) {
        cells[word * bits + bit] = siemens[bit * words + word];
      }
    }
    return new Conductances(words, bits, cells);
  }

  /** Word and bit line of a cell, for messages; both counted from 0. */
  static String at(int cell, int bits) {
    return "Cell (word line " + cell / bits + ", bit line " + cell % bits + ")";
  }

  private static void requireShape(int words, int bits, int given) {
    if (words < 1 || bits < 1) {
      throw new IllegalArgumentException(
          "A crossbar has at least one word and one bit line, got " + words + " x " + bits);
    }
    if ((long) words * bits != given) {
      throw new IllegalArgumentException(
          words + " x " + bits + " cells need " + (long) words * bits + " values, got " + given);
    }
  }
}
