package org.ohmlight.drivers.transport.serial;

/**
 * How a serial line is spoken.
 *
 * @param baud symbols a second
 * @param dataBits 5 to 8
 * @param stopBits 1 or 2
 * @param parity parity bit
 */
public record LineSettings(int baud, int dataBits, int stopBits, Parity parity) {
  /** The parity bit. */
  public enum Parity {
    /** None is sent. */
    NONE,
    /** It makes the number of ones even. */
    EVEN,
    /** It makes the number of ones odd. */
    ODD
  }

  public LineSettings {
    if (baud < 1 || dataBits < 5 || dataBits > 8 || stopBits < 1 || stopBits > 2) {
      throw new IllegalArgumentException(
          "A serial line has a positive baud rate, 5 to 8 data bits and 1 or 2 stop bits, got "
              + baud
              + ", "
              + dataBits
              + " and "
              + stopBits);
    }
  }

  /** Eight bits, no parity, one stop bit. */
  public static LineSettings baud(int baud) {
    return new LineSettings(baud, 8, 1, Parity.NONE);
  }
}
