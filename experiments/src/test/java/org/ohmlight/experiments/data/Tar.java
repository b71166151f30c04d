package org.ohmlight.experiments.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Makes a tar archive for tests. */
final class Tar {
  private Tar() {}

  static byte[] of(Map<String, byte[]> members) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    new TreeMap<>(members)
        .forEach((name, content) -> {
          byte[] header = new byte[512];
          put(header, 0, name);
          put(header, 124, "%011o".formatted(content.length));
          tar.writeBytes(header);
          tar.writeBytes(content);
          tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
        });
    tar.writeBytes(new byte[1024]);
    return tar.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
