package org.ohmlight.drivers.virtual;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A virtual instrument that is spoken to in lines; a line ends with a line feed. */
abstract class LineInstrument implements WireInstrument {
  private static final int LONGEST = 1 << 16;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * Takes a line without its end.
   *
   * @return what it answers, without line end; empty if nothing
   */
  abstract String answer(String command);

  /** A line was too long to keep; the rest of it is taken as a line. */
  abstract void overrun();

  @Override
  public final byte[] take(byte[] bytes, int length) {
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    for (int k = 0; k < length; k++) {
      if (bytes[k] == '\n') {
        String command = line.toString(StandardCharsets.UTF_8).strip();
        line.reset();
        String answer = command.isEmpty() ? "" : answer(command);
        if (!answer.isEmpty()) {
          answers.writeBytes((answer + "\n").getBytes(StandardCharsets.UTF_8));
        }
      } else if (line.size() == LONGEST) {
        line.reset();
        overrun();
      } else {
        line.write(bytes[k]);
      }
    }
    return answers.toByteArray();
  }

  @Override
  public void reboot() {
    line.reset();
  }
}
