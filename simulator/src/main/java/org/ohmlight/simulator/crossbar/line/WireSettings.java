package org.ohmlight.simulator.crossbar.line;

/**
 * Resistances of a crossbar's wires and where its lines are connected.
 *
 * <p>Word line i runs horizontally, bit line j vertically; cell (i, j) joins them where they cross.
 * Between neighbouring cells, and between the outermost cell and a terminal, lies one wire segment.
 * A terminal adds the source's or the sense amplifier's own resistance. Ends without a terminal are
 * open. Here with drive LEFT and sense BOTTOM, w = {@code wordOhm}, b = {@code bitOhm}, S = {@code
 * sourceOhm}, A = {@code senseOhm}:
 *
 * <pre>
 *   V0 --S--w--+--w--+--w--+            word line 0, open at the right
 *              |\    |\    |\           each \ is a cell from the word to the bit node
 *              b     b     b
 *   V1 --S--w--+--w--+--w--+            word line 1
 *              |\    |\    |\
 *              b     b     b
 *              A     A     A
 *              0 V   0 V   0 V          bit lines 0, 1, 2, open at the top
 * </pre>
 *
 * <p>RIGHT and TOP put the terminal at the other end. BOTH connects both ends of a line to the same
 * voltage, each through its own segment and terminal resistance; the line's current is the sum. A
 * zero merges the nodes that it joins.
 *
 * @param wordOhm one segment of a word line, ohm
 * @param bitOhm one segment of a bit line, ohm
 * @param sourceOhm resistance of a word line's terminal, ohm
 * @param senseOhm resistance of a bit line's terminal, ohm
 * @param drive end of the word lines that has the terminal
 * @param sense end of the bit lines that has the terminal
 */
public record WireSettings(
    double wordOhm, double bitOhm, double sourceOhm, double senseOhm, Drive drive, Sense sense) {
  /** Largest resistance of a wire or terminal, ohm. */
  public static final double LARGEST_OHM = 1e12;

  /** End of a word line that is driven; LEFT is at bit line 0. */
  public enum Drive {
    LEFT,
    RIGHT,
    BOTH
  }

  /** End of a bit line that is sensed; BOTTOM is at the last word line. */
  public enum Sense {
    BOTTOM,
    TOP,
    BOTH
  }

  public WireSettings {
    requireOhm(wordOhm, "wordOhm");
    requireOhm(bitOhm, "bitOhm");
    requireOhm(sourceOhm, "sourceOhm");
    requireOhm(senseOhm, "senseOhm");
  }

  /** Driven at the left and sensed at the bottom, by an ideal source and an ideal amplifier. */
  public static WireSettings of(double wordOhm, double bitOhm) {
    return new WireSettings(wordOhm, bitOhm, 0.0, 0.0, Drive.LEFT, Sense.BOTTOM);
  }

  /** The same wires with resistances in their terminals, ohm. */
  public WireSettings withTerminals(double newSourceOhm, double newSenseOhm) {
    return new WireSettings(wordOhm, bitOhm, newSourceOhm, newSenseOhm, drive, sense);
  }

  /** The same wires, connected at other ends. */
  public WireSettings connected(Drive newDrive, Sense newSense) {
    return new WireSettings(wordOhm, bitOhm, sourceOhm, senseOhm, newDrive, newSense);
  }

  /** Whether all wires and terminals are without resistance. */
  public boolean ideal() {
    return wordOhm == 0 && bitOhm == 0 && sourceOhm == 0 && senseOhm == 0;
  }

  private static void requireOhm(double ohm, String name) {
    if (!(ohm >= 0 && ohm <= LARGEST_OHM)) {
      throw new IllegalArgumentException(
          name
              + " must be a resistance from 0 to 1e12 ohm, got "
              + ohm
              + (ohm < 0 ? "; a resistance has no sign" : ""));
    }
  }
}
