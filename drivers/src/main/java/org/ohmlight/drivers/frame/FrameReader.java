package org.ohmlight.drivers.frame;

/**
 * Finds frames in a stream of bytes. Bytes up to the next zero are one frame; a frame that is
 * longer than allowed or no COBS code is dropped and counted, and the next zero begins anew. Empty
 * frames say nothing. Nothing is allocated after construction.
 */
public final class FrameReader {
  private final byte[] encoded;
  private final byte[] decoded;
  private int filled;
  private boolean tooLong;
  private long dropped;
  private int length = -1;

  /**
   * Makes a reader.
   *
   * @param longest most bytes of a decoded frame
   */
  public FrameReader(int longest) {
    // Room for the longest frame and for copying eight bytes at a time beyond its end.
    encoded = new byte[Cobs.encodedLength(longest)];
    decoded = new byte[encoded.length + Long.BYTES];
  }

  /**
   * Takes bytes up to the end of the next frame.
   *
   * @param bytes taken from {@code from} to before {@code end}. Not modified.
   * @return bytes taken; look at {@link #length()} for whether a frame is complete
   */
  public int take(byte[] bytes, int from, int end) {
    length = -1;
    int at = from;
    while (at < end) {
      int zero = Cobs.findZero(bytes, at, end);
      keep(bytes, at, zero);
      if (zero == end) {
        return end - from;
      }
      at = zero + 1;
      finish();
      if (length >= 0) {
        break;
      }
    }
    return at - from;
  }

  private void keep(byte[] bytes, int from, int end) {
    int count = end - from;
    if (tooLong || filled + count > encoded.length) {
      tooLong = true;
      return;
    }
    System.arraycopy(bytes, from, encoded, filled, count);
    filled += count;
  }

  private void finish() {
    if (tooLong) {
      dropped++;
    } else if (filled > 0) {
      length = Cobs.decode(encoded, 0, filled, decoded, 0);
      if (length < 0) {
        dropped++;
      }
    }
    filled = 0;
    tooLong = false;
  }

  /** Bytes of the frame that the last take completed; negative if it completed none. */
  public int length() {
    return length;
  }

  /** The frame's bytes come first in this array, until the next take. */
  public byte[] frame() {
    return decoded;
  }

  /** Frames that were dropped so far. */
  public long dropped() {
    return dropped;
  }

  /** Forgets a frame that has begun. */
  public void reset() {
    filled = 0;
    tooLong = false;
    length = -1;
  }
}
