package org.ohmlight.drivers.instrument.arcone;

/**
 * How the board is started.
 *
 * @param readCycles how often a read-out is repeated and averaged
 * @param words word lines that are connected, 1 to 32
 * @param bits bit lines that are connected, 1 to 32
 * @param readMode how a resistance is read
 * @param sneakPath what idle lines do while one cell is read
 */
public record ArcOneSetup(
    int readCycles, int words, int bits, ReadMode readMode, SneakPath sneakPath) {
  /**
   * 30 cycles, 32 x 32, four-point, a third of the voltage: what the maker's library begins with.
   */
  public static final ArcOneSetup USUAL =
      new ArcOneSetup(30, 32, 32, ReadMode.FOUR_POINT, SneakPath.THIRD);

  public ArcOneSetup {
    if (readCycles < 1 || words < 1 || words > 32 || bits < 1 || bits > 32) {
      throw new IllegalArgumentException(
          "ArC ONE has 1 to 32 words and bits and reads at least once; got "
              + words
              + ", "
              + bits
              + " and "
              + readCycles);
    }
  }

  /** How a resistance is read. */
  public enum ReadMode {
    /** Divider with a known resistor. */
    CLASSIC,
    /** Transimpedance amplifier, two points. */
    TWO_POINT,
    /** Transimpedance amplifier, four points; the board has a mode for each sign of the voltage. */
    FOUR_POINT;

    int code(double readVolts) {
      return this == FOUR_POINT && readVolts < 0 ? 3 : ordinal();
    }
  }

  /** What idle lines do. */
  public enum SneakPath {
    /** They are at a third of the voltage. */
    THIRD(0),
    /** They are at half of the voltage. */
    HALF(1),
    /** They float. */
    FLOATING(256);

    private final int code;

    SneakPath(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }
}
