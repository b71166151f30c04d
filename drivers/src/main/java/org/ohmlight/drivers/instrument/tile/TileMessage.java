package org.ohmlight.drivers.instrument.tile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * One message of the tile protocol in memory of its own, written and read field by field: twelve
 * bytes of header, payload, checksum. Byte by byte in docs/tile-protocol.md.
 */
public final class TileMessage {
  /** Version of the protocol. */
  public static final int VERSION = 1;

  private static final int HEADER = 12;
  private static final int CHECKSUM = 4;

  private final byte[] bytes;
  private final ByteBuffer fields;
  private final CRC32C crc = new CRC32C();

  /**
   * An empty message.
   *
   * @param maxPayload most bytes of payload, up to 65535
   */
  public TileMessage(int maxPayload) {
    if (maxPayload < 0 || maxPayload > 0xffff) {
      throw new IllegalArgumentException("A payload has 0 to 65535 bytes, got " + maxPayload);
    }
    bytes = new byte[lengthWith(maxPayload)];
    fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes of a message with so much payload. */
  public static int lengthWith(int payload) {
    return HEADER + payload + CHECKSUM;
  }

  /** Most bytes of payload. */
  public int maxPayload() {
    return bytes.length - HEADER - CHECKSUM;
  }

  /** Begins a request with an empty payload. */
  public TileMessage request(TileKind kind, int session, int sequence, int tile) {
    return begin(kind.code(), session, sequence, tile, 0);
  }

  /** Begins the reply to a request, with an empty payload. */
  public TileMessage reply(TileMessage to, TileAnswer status) {
    return begin(
        to.kindCode() | TileKind.REPLY, to.session(), to.sequence(), to.tile(), status.ordinal());
  }

  private TileMessage begin(int kind, int session, int sequence, int tile, int status) {
    fields.put(0, (byte) VERSION).put(1, (byte) kind).putShort(2, (short) session);
    fields.putInt(4, sequence).put(8, (byte) tile).put(9, (byte) status).putShort(10, (short) 0);
    fields.limit(bytes.length).position(HEADER);
    return this;
  }

  /**
   * The payload, to write behind one another or to read: its position is at the first byte after
   * {@link #request}, {@link #reply} and {@link #accept}.
   */
  public ByteBuffer payload() {
    return fields;
  }

  /** Ends a message whose payload has been written; returns its length. */
  public int seal() {
    int end = fields.position();
    fields.putShort(10, (short) (end - HEADER));
    crc.reset();
    crc.update(bytes, 0, end);
    fields.putInt(end, (int) crc.getValue());
    return end + CHECKSUM;
  }

  /**
   * Takes the bytes of a message as they are in {@link #bytes()}.
   *
   * @return whether it is whole: version, length and checksum
   */
  public boolean accept(int length) {
    if (length < HEADER + CHECKSUM || length > bytes.length || bytes[0] != VERSION) {
      return false;
    }
    int payload = fields.getShort(10) & 0xffff;
    int end = HEADER + payload;
    if (end + CHECKSUM != length) {
      return false;
    }
    crc.reset();
    crc.update(bytes, 0, end);
    if (fields.getInt(end) != (int) crc.getValue()) {
      return false;
    }
    fields.limit(bytes.length).position(HEADER);
    return true;
  }

  /** The memory; a message begins at 0. */
  public byte[] bytes() {
    return bytes;
  }

  /** The kind's byte, with the bit of a reply. */
  public int kindCode() {
    return bytes[1] & 0xff;
  }

  /** Whether this is a reply. */
  public boolean isReply() {
    return (kindCode() & TileKind.REPLY) != 0;
  }

  /** The session. */
  public int session() {
    return fields.getShort(2) & 0xffff;
  }

  /** The sequence number. */
  public int sequence() {
    return fields.getInt(4);
  }

  /** Changes the sequence number of a request; {@link #reseal} must follow. */
  void setSequence(int sequence) {
    fields.putInt(4, sequence);
  }

  /** Works out the checksum again; returns the length. */
  int reseal() {
    int end = HEADER + length();
    crc.reset();
    crc.update(bytes, 0, end);
    fields.putInt(end, (int) crc.getValue());
    return end + CHECKSUM;
  }

  /** The tile. */
  public int tile() {
    return bytes[8] & 0xff;
  }

  /** The status of a reply. */
  public TileAnswer answer() {
    return TileAnswer.of(bytes[9] & 0xff);
  }

  /** Bytes of payload. */
  public int length() {
    return fields.getShort(10) & 0xffff;
  }

  @Override
  public String toString() {
    TileKind kind = TileKind.of(kindCode());
    return (kind == null ? "kind " + kindCode() : kind.toString())
        + " "
        + Integer.toUnsignedString(sequence())
        + " of tile "
        + tile()
        + ", "
        + length()
        + " bytes";
  }
}
