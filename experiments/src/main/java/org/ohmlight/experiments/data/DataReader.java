package org.ohmlight.experiments.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;

/**
 * Reads a binary file that may be truncated, corrupt or hostile: whatever it holds, the outcome is
 * its content or a {@link BadInput}. Memory is taken only as bytes really arrive.
 */
final class DataReader implements AutoCloseable {
  /** Share of the heap that the values of one data set may fill. */
  private static final double HEAP_SHARE = 0.7;

  private final String name;
  private final InputStream in;
  private final long mostBytes;
  private long position;

  /**
   * Reads a stream.
   *
   * @param mostBytes the most bytes it can hold
   */
  DataReader(String name, InputStream in, long mostBytes) {
    this.name = name;
    this.in = in;
    this.mostBytes = mostBytes;
  }

  static DataReader gzip(String name, InputStream stored, long mostBytes) throws IOException {
    try {
      InputStream unpacked = new BufferedInputStream(new GZIPInputStream(stored, 1 << 16), 1 << 16);
      return new DataReader(name, unpacked, mostBytes);
    } catch (ZipException | EOFException corrupt) {
      throw damaged(name, corrupt);
    }
  }

  /** Name for messages. */
  String name() {
    return name;
  }

  /** Reads a big-endian 32-bit number. */
  int readInt(String what) throws IOException {
    return ByteBuffer.wrap(readBytes(4, what)).getInt();
  }

  /** Refuses a header that declares more bytes than the file can hold. */
  void requireBytes(long count, String what) {
    if (count > mostBytes - position) {
      throw tooShort(count, what, "it cannot hold them");
    }
  }

  /** Reads exactly {@code count} bytes. */
  byte[] readBytes(long count, String what) throws IOException {
    requireBytes(count, what);
    if (count > Integer.MAX_VALUE - 16) {
      throw bad("A part of the file is too large.", count + " bytes of " + what, "2^31 bytes");
    }
    byte[] bytes;
    try {
      bytes = in.readNBytes((int) count);
    } catch (EOFException | ZipException corrupt) {
      throw damaged(name, corrupt);
    }
    if (bytes.length < count) {
      throw tooShort(count, what, "it ends after " + bytes.length);
    }
    position += count;
    return bytes;
  }

  /** Reads at most {@code count} bytes; fewer at the end of the file. */
  byte[] readUpTo(int count) throws IOException {
    try {
      byte[] bytes = in.readNBytes(count);
      position += bytes.length;
      return bytes;
    } catch (EOFException | ZipException corrupt) {
      throw damaged(name, corrupt);
    }
  }

  /** Checks that nothing follows, which also checks the sum at the end of a gzip file. */
  void expectEnd() throws IOException {
    if (readUpTo(1).length > 0) {
      throw new BadInput(
          Problem.of("The file is longer than its header says.")
              .in(name)
              .given("more than " + (position - 1) + " bytes")
              .hint("the header or the file is damaged: fetch the file again"));
    }
  }

  /** The stream behind this reader, for formats that are text. */
  InputStream stream() {
    return in;
  }

  /** Refuses a number of values that would not fit into memory. */
  void requireHeap(long values) {
    long limit = (long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE);
    if (values < 0 || values > Integer.MAX_VALUE - 16 || values > limit / Float.BYTES) {
      throw new BadInput(
          Problem.of("The data set does not fit into memory.")
              .in(name)
              .given(String.format(Locale.ROOT, "%,d values", values))
              .allowed(String.format(Locale.ROOT, "%,d values in this heap", limit / Float.BYTES))
              .hint("OHMLIGHT_JVM=-Xmx... for a larger heap, or a smaller file"));
    }
  }

  BadInput bad(String message, String given, String allowed) {
    return new BadInput(Problem.of(message).in(name).given(given).allowed(allowed));
  }

  private BadInput tooShort(long count, String what, String why) {
    return new BadInput(
        Problem.of("The file is too short: " + why + ".")
            .in(name)
            .given(String.format(Locale.ROOT, "%,d bytes of %s declared", count, what))
            .hint("the file was cut off, or its header is damaged: fetch it again"));
  }

  static BadInput damaged(String name, IOException cause) {
    String why = cause.getMessage() == null ? "it ends too early" : cause.getMessage();
    return new BadInput(
        Problem.of("The compressed file is damaged: " + why + ".")
            .in(name)
            .hint("fetch the file again"));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
