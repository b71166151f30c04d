package org.ohmlight.experiments.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of data, or a resource that plays one: its name, its size, and a way to read it. Gzip is
 * undone, whatever the name says.
 *
 * @param name what messages call it
 * @param size bytes as stored
 * @param content opens the stored bytes
 */
record DataFile(String name, long size, Opening content) {
  /** The most that deflate can expand a byte; anything that claims more is lying. */
  private static final long MOST_EXPANSION = 1032;

  /** Opens the stored bytes. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  static DataFile of(Path path) throws IOException {
    return new DataFile(path.toString(), Files.size(path), () -> Files.newInputStream(path));
  }

  static DataFile of(String name, byte[] bytes) {
    return new DataFile(name, bytes.length, () -> new java.io.ByteArrayInputStream(bytes));
  }

  /** Opens the file for reading, unpacked. */
  DataReader open() throws IOException {
    InputStream stored = new BufferedInputStream(content.open(), 1 << 16);
    try {
      stored.mark(2);
      boolean gzip = stored.read() == 0x1f && stored.read() == 0x8b;
      stored.reset();
      return gzip
          ? DataReader.gzip(name, stored, size * MOST_EXPANSION)
          : new DataReader(name, stored, size);
    } catch (IOException | RuntimeException unreadable) {
      stored.close();
      throw unreadable;
    }
  }
}
