package org.ohmlight.drivers.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Consistent overhead byte stuffing: bytes without a zero among them, so that a zero can end a
 * frame.
 *
 * <p>A block begins with its own length plus one and holds up to 254 bytes that are not zero;
 * unless it is full or the last, a zero follows in the original. At most one byte in 254 is added,
 * and one. Source: Cheshire and Baker (1999), Consistent overhead byte stuffing, IEEE/ACM
 * Transactions on Networking 7:159.
 */
public final class Cobs {
  /** Code of a block with 254 bytes, after which no zero is meant. */
  private static final int FULL = 255;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

  private Cobs() {}

  /** The most bytes that so many become. */
  public static int encodedLength(int length) {
    return length + length / 254 + 1;
  }

  /**
   * Encodes; no ending zero is added.
   *
   * @param source {@code length} bytes from {@code from}. Not modified.
   * @param target takes at most {@link #encodedLength} bytes from {@code to}. Modified.
   * @return bytes written
   */
  public static int encode(byte[] source, int from, int length, byte[] target, int to) {
    int end = from + length;
    int in = from;
    int first = from; // of the block in hand
    int code = to; // where its length will stand
    int shift = to + 1 - from; // a byte at i goes to i + shift
    while (in < end) {
      if (in - first == FULL - 1) {
        target[code] = (byte) FULL;
        code = in + shift++;
        first = in;
      } else if (in + Long.BYTES <= end && in + Long.BYTES - first < FULL) {
        // Eight at a time; the zeros among them become lengths afterwards.
        long eight = (long) LONGS.get(source, in);
        LONGS.set(target, in + shift, eight);
        for (long zeros = zeros(eight); zeros != 0; zeros &= zeros - 1) {
          int zero = in + (Long.numberOfTrailingZeros(zeros) >>> 3);
          target[code] = (byte) (zero - first + 1);
          code = zero + shift;
          first = zero + 1;
        }
        in += Long.BYTES;
      } else {
        byte one = source[in];
        target[in + shift] = one;
        if (one == 0) {
          target[code] = (byte) (in - first + 1);
          code = in + shift;
          first = in + 1;
        }
        in++;
      }
    }
    target[code] = (byte) (end - first + 1);
    return end + shift - to;
  }

  /**
   * Decodes what {@link #encode} made.
   *
   * @param source {@code length} bytes from {@code from}. Not modified.
   * @param target takes the original from {@code to}, at most {@code length - 1} bytes. Modified;
   *     it may be the source, at the same place
   * @return bytes written, or -1 if this is no code: a zero inside, or a block that ends too soon
   */
  public static int decode(byte[] source, int from, int length, byte[] target, int to) {
    int end = from + length;
    int in = from;
    int out = to;
    if (length == 0) {
      return -1;
    }
    while (in < end) {
      int code = source[in++] & 0xff;
      int last = in + code - 1;
      if (code == 0 || last > end) {
        return -1;
      }
      while (in + Long.BYTES <= last) {
        long eight = (long) LONGS.get(source, in);
        if (bytesBeforeZero(eight) < Long.BYTES) {
          return -1;
        }
        LONGS.set(target, out, eight);
        in += Long.BYTES;
        out += Long.BYTES;
      }
      while (in < last) {
        byte one = source[in++];
        if (one == 0) {
          return -1;
        }
        target[out++] = one;
      }
      if (code < FULL && in < end) {
        target[out++] = 0;
      }
    }
    return out - to;
  }

  /** Place of the first zero, or {@code end} if there is none. */
  static int findZero(byte[] bytes, int from, int end) {
    int at = from;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      int plain = bytesBeforeZero((long) LONGS.get(bytes, at));
      if (plain < Long.BYTES) {
        return at + plain;
      }
    }
    while (at < end && bytes[at] != 0) {
      at++;
    }
    return at;
  }

  /** Bytes before the first zero of eight, the lowest coming first; 8 if there is none. */
  private static int bytesBeforeZero(long eight) {
    return Long.numberOfTrailingZeros(zeros(eight)) >>> 3;
  }

  /** The top bit of each byte that is zero, and nothing else. */
  private static long zeros(long eight) {
    return ~(((eight & LOW_BITS) + LOW_BITS) | eight | LOW_BITS);
  }
}
