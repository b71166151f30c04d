package org.ohmlight.drivers.transport.mqtt;

import java.util.Arrays;

/**
 * The correlation data of a message: the bytes of its sequence number (docs/tile-protocol.md,
 * docs/light-node.md).
 */
final class Correlation {
  private static final int FIRST = 4;
  private static final int END = 8;

  private Correlation() {}

  static byte[] of(byte[] message) {
    return Arrays.copyOfRange(message, FIRST, END);
  }

  /** Whether a message carries the number it was sent under. */
  static boolean fits(MqttPiece piece) {
    byte[] correlation = piece.correlation();
    byte[] message = piece.payload();
    return message.length >= END
        && (correlation == null
            || Arrays.equals(message, FIRST, END, correlation, 0, correlation.length));
  }
}
