package org.ohmlight.drivers.instrument.light;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ohmlight.drivers.transport.Garbled;

/**
 * A message to or from a light node, byte by byte in docs/light-node.md: version, kind, status,
 * zero, sequence number, payload.
 *
 * @param kind what is asked
 * @param reply whether it is a reply
 * @param status of a reply
 * @param sequence number of the request
 * @param payload little-endian, from its position on
 */
public record LightMessage(
    Kind kind, boolean reply, Status status, int sequence, ByteBuffer payload) {
  private static final byte VERSION = 1;
  private static final int HEADER = 8;
  private static final int REPLY = 0x80;

  /** What is asked. The order is that of the wire, from 1. */
  public enum Kind {
    /** What the node is. */
    INFO,
    /** Sets the exposure. */
    EXPOSE,
    /** Takes an image. */
    CAPTURE,
    /** Measures the current of the photodiode. */
    MEASURE
  }

  /** How a request ended. The order is that of the wire, from 0. */
  public enum Status {
    /** Done. */
    OK,
    /** No such request. */
    UNKNOWN,
    /** The payload has not the length it must have. */
    BAD_LENGTH,
    /** The exposure is beyond the node's limits; nothing was set. */
    OUT_OF_RANGE,
    /** Camera or photodiode failed. */
    FAULT
  }

  /** A request. */
  public static LightMessage request(Kind kind, int sequence, ByteBuffer payload) {
    return new LightMessage(kind, false, Status.OK, sequence, payload);
  }

  /** The reply to this request. */
  public LightMessage answer(Status answered, ByteBuffer told) {
    return new LightMessage(kind, true, answered, sequence, told);
  }

  /** Memory for a payload. */
  public static ByteBuffer payload(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes of a message with so much payload. */
  public static int lengthWith(int payload) {
    return HEADER + payload;
  }

  /** The bytes of the wire. */
  public byte[] bytes() {
    ByteBuffer all = payload(HEADER + payload.remaining());
    all.put(VERSION).put((byte) (kind.ordinal() + 1 | (reply ? REPLY : 0)));
    all.put((byte) status.ordinal()).put((byte) 0).putInt(sequence);
    return all.put(payload.duplicate()).array();
  }

  /** Reads a message. */
  public static LightMessage of(byte[] bytes, int length) throws Garbled {
    ByteBuffer all = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    if (length < HEADER || all.get() != VERSION) {
      throw new Garbled("this is no message of a light node, version " + VERSION);
    }
    int code = all.get() & 0xff;
    int kind = (code & ~REPLY) - 1;
    int status = all.get();
    if (kind < 0
        || kind >= Kind.values().length
        || status < 0
        || status >= Status.values().length
        || all.get() != 0) {
      throw new Garbled("a light node sent kind " + code + " with status " + status);
    }
    int sequence = all.getInt();
    return new LightMessage(
        Kind.values()[kind],
        (code & REPLY) != 0,
        Status.values()[status],
        sequence,
        all.slice().order(ByteOrder.LITTLE_ENDIAN));
  }
}
