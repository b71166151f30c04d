package org.ohmlight.drivers.instrument.tile;

import java.nio.ByteBuffer;

/**
 * One request of a series: how its payload is written and its reply read.
 *
 * @param kind what is asked
 * @param tile of which tile
 * @param write writes the payload
 * @param replyBytes payload that the reply must have; negative if it varies
 * @param read reads the payload of the reply
 */
record Request(TileKind kind, int tile, Writer write, int replyBytes, Reader read) {
  /** Writes a payload. */
  @FunctionalInterface
  interface Writer {
    /** Writes at the buffer's position. */
    void write(ByteBuffer payload);
  }

  /** Reads a payload. */
  @FunctionalInterface
  interface Reader {
    /** Reads {@code length} bytes from the buffer's position. */
    void read(ByteBuffer payload, int length) throws TileFault;
  }

  /** A request with nothing in it, whose reply says no more than that it was done. */
  static Request plain(TileKind kind, int tile) {
    return new Request(kind, tile, payload -> {}, 0, (payload, length) -> {});
  }
}
