package org.ohmlight.hil.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.instrument.tile.ExchangeObserver;

/**
 * Writes every message of a rig to a file as it passes.
 *
 * <p>The file begins with {@link Recording#MAGIC}; each message follows as one byte (1 sent, 0
 * received), its moment since the beginning (i64 [ns]), its length (u16) and its bytes, all
 * little-endian. Messages are appended whole, so that a program killed at any point leaves a file
 * whose last message alone may be cut short, which {@link Recording} leaves out.
 *
 * <p>A disk that is full or fails ends the recording and nothing else: the rig goes on, and {@link
 * #fault()} says why.
 */
public final class Recorder implements ExchangeObserver, AutoCloseable {
  private final FileChannel file;
  private final long began = System.nanoTime();
  private ByteBuffer entry = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
  private @Nullable String fault;

  /**
   * Begins a recording.
   *
   * @param path of a new file
   * @throws IOException if there is one already, or it cannot be made
   */
  public Recorder(Path path) throws IOException {
    this(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  private Recorder(FileChannel file) {
    this.file = file;
    write(ByteBuffer.wrap(Recording.magic()));
  }

  /** Records into something that is there already. */
  public static Recorder into(Path path) throws IOException {
    return new Recorder(FileChannel.open(path, StandardOpenOption.WRITE));
  }

  @Override
  public void sent(long nanos, byte[] message, int length) {
    add(true, nanos, message, length);
  }

  @Override
  public void received(long nanos, byte[] message, int length) {
    add(false, nanos, message, length);
  }

  private synchronized void add(boolean sent, long nanos, byte[] message, int length) {
    if (fault != null || !file.isOpen()) {
      return;
    }
    int size = Recording.ENTRY_HEADER + length;
    if (entry.capacity() < size) {
      entry = ByteBuffer.allocate(2 * size).order(ByteOrder.LITTLE_ENDIAN);
    }
    entry.clear();
    entry.put((byte) (sent ? 1 : 0)).putLong(nanos - began).putShort((short) length);
    entry.put(message, 0, length).flip();
    write(entry);
  }

  private void write(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException failed) {
      fault = "recording ended: " + failed.getMessage();
    }
  }

  /** Why it ended before it was closed; null if it did not. */
  public synchronized @Nullable String fault() {
    return fault;
  }

  @Override
  public synchronized void close() {
    try {
      file.force(false);
    } catch (IOException failed) {
      fault = "recording may be incomplete: " + failed.getMessage();
    }
    try {
      file.close();
    } catch (IOException ignored) {
      // Nothing is left to write.
    }
  }
}
