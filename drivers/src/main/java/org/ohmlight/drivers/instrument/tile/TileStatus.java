package org.ohmlight.drivers.instrument.tile;

import java.nio.ByteBuffer;

/**
 * How a controller is.
 *
 * @param armed whether a session may use its tiles
 * @param reason why it is safe, if it is
 * @param uptimeMillis since power-on [ms]
 * @param good messages accepted
 * @param dropped messages dropped
 * @param repeats requests that had been carried out before
 * @param pulses pulses given to all cells since power-on
 * @param celsius temperature [degC]
 */
public record TileStatus(
    boolean armed,
    Reason reason,
    long uptimeMillis,
    long good,
    long dropped,
    long repeats,
    long pulses,
    double celsius) {
  /** Bytes of a STATUS reply. */
  public static final int BYTES = 28;

  /** Why a controller is safe. */
  public enum Reason {
    /** It has just started. */
    POWER_ON,
    /** It was asked to be. */
    ASKED,
    /** The host was silent too long. */
    SILENCE,
    /** Its own limits were reached. */
    LIMITS
  }

  /** Writes the payload of a STATUS reply. */
  public void write(ByteBuffer into) {
    into.put((byte) (armed ? 1 : 0)).put((byte) reason.ordinal());
    into.putInt((int) uptimeMillis).putInt((int) good).putInt((int) dropped).putInt((int) repeats);
    into.putLong(pulses).putShort((short) Math.round(100 * celsius));
  }

  static TileStatus read(ByteBuffer from, int length) throws TileFault {
    if (length != BYTES) {
      throw new TileFault("a STATUS reply has " + BYTES + " bytes, this one " + length);
    }
    boolean armed = from.get() != 0;
    int reason = from.get() & 0xff;
    Reason[] known = Reason.values();
    return new TileStatus(
        armed,
        known[Math.min(reason, known.length - 1)],
        from.getInt() & 0xffffffffL,
        from.getInt() & 0xffffffffL,
        from.getInt() & 0xffffffffL,
        from.getInt() & 0xffffffffL,
        from.getLong(),
        from.getShort() / 100.0);
  }
}
