package org.ohmlight.drivers.instrument.light;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.Range;
import org.ohmlight.drivers.transport.Garbled;

/**
 * What a light node says it is.
 *
 * @param rows pixels from top to bottom
 * @param columns pixels from left to right
 * @param exposureSeconds what its exposure may be [s]
 * @param identity who it is
 */
public record LightInfo(int rows, int columns, Range exposureSeconds, Identity identity) {
  private static final int FIXED = 20;

  public LightInfo {
    if (rows < 1 || columns < 1 || rows > 0xffff || columns > 0xffff) {
      throw new IllegalArgumentException(
          "A camera has 1 to 65535 rows and columns, got " + rows + " x " + columns);
    }
    if (!(exposureSeconds.min() > 0) || Double.isInfinite(exposureSeconds.max())) {
      throw new IllegalArgumentException(
          "An exposure is positive and finite, got " + exposureSeconds);
    }
  }

  /** The payload of an INFO reply. */
  public ByteBuffer payload() {
    byte[] text = identity.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer payload = LightMessage.payload(FIXED + text.length);
    payload.putShort((short) rows).putShort((short) columns);
    payload.putDouble(exposureSeconds.min()).putDouble(exposureSeconds.max()).put(text);
    return payload.flip();
  }

  static LightInfo read(ByteBuffer payload) throws Garbled {
    if (payload.remaining() < FIXED) {
      throw new Garbled("a light node describes itself in " + payload.remaining() + " bytes");
    }
    int rows = payload.getShort() & 0xffff;
    int columns = payload.getShort() & 0xffff;
    double least = payload.getDouble();
    double most = payload.getDouble();
    String who = StandardCharsets.UTF_8.decode(payload).toString();
    try {
      return new LightInfo(rows, columns, new Range(least, most), Identity.parse(who));
    } catch (IllegalArgumentException nonsense) {
      throw new Garbled(
          "a light node describes itself wrongly: " + nonsense.getMessage(), nonsense);
    }
  }

  /** Bytes of the payload of an image. */
  public int imageBytes() {
    return LightNode.IMAGE_HEADER + Short.BYTES * rows * columns;
  }
}
