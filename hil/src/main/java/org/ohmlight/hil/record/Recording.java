package org.ohmlight.hil.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording that {@link Recorder} wrote.
 *
 * @param messages in the order in which they passed
 */
public record Recording(List<RecordedMessage> messages) {
  /** How a recording begins. */
  static final String MAGIC = "ohmlight recording 1\n";

  /** Bytes before those of a message. */
  static final int ENTRY_HEADER = 11;

  public Recording {
    messages = List.copyOf(messages);
  }

  static byte[] magic() {
    return MAGIC.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a recording. A last message that was cut short is left out.
   *
   * @throws IOException if it cannot be read or is no recording
   */
  public static Recording read(Path path) throws IOException {
    byte[] all = Files.readAllBytes(path);
    byte[] magic = magic();
    if (all.length < magic.length
        || java.util.Arrays.mismatch(all, 0, magic.length, magic, 0, magic.length) >= 0) {
      throw new IOException(
          path + " is no recording of a rig: it does not begin with '" + MAGIC.strip() + "'");
    }
    ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).position(magic.length);
    List<RecordedMessage> messages = new ArrayList<>();
    while (bytes.remaining() >= ENTRY_HEADER) {
      boolean sent = bytes.get() != 0;
      long nanos = bytes.getLong();
      int length = bytes.getShort() & 0xffff;
      if (length > bytes.remaining()) {
        break;
      }
      byte[] message = new byte[length];
      bytes.get(message);
      messages.add(new RecordedMessage(sent, nanos, message));
    }
    return new Recording(messages);
  }
}
