package org.ohmlight.drivers.scpi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.Garbled;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/**
 * Cuts what comes from a link into answers: lines, and the binary blocks of IEEE 488.2 (section
 * 8.7.9 definite, 8.7.10 indefinite). Holds no more than the longest answer that is believed, and
 * makes no array longer than what has really come.
 */
final class AnswerReader {
  private final ByteLink link;
  private final Talk talk;
  private final byte[] arrived = new byte[4096];
  private int from;
  private int to;

  AnswerReader(ByteLink link, Talk talk) {
    this.link = link;
    this.talk = talk;
  }

  /** Text up to the next line feed, without line end. */
  String line(Deadline deadline) throws TransportException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    try {
      for (byte b = next(deadline); b != '\n'; b = next(deadline)) {
        put(b, line);
      }
    } catch (TimedOut late) {
      throw line.size() == 0 ? late : cut(line, late);
    }
    String text = text(line, talk.charset());
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** A block and the line end behind it. */
  byte[] block(Deadline deadline) throws TransportException {
    byte first = next(deadline);
    if (first != '#') {
      throw new Garbled("\"" + shown(first) + "\" came, where a block begins with #");
    }
    int digits = digit(next(deadline));
    return digits == 0 ? indefinite(deadline) : definite(digits, deadline);
  }

  private byte[] definite(int digits, Deadline deadline) throws TransportException {
    long length = 0;
    for (int k = 0; k < digits; k++) {
      length = 10 * length + digit(next(deadline));
    }
    if (length > talk.longestAnswer()) {
      throw new Garbled(
          "A block of " + length + " bytes is announced; believed are " + talk.longestAnswer());
    }
    ByteArrayOutputStream block = new ByteArrayOutputStream((int) Math.min(length, 4096));
    while (block.size() < length) {
      if (from == to) {
        fill(deadline);
      }
      int part = (int) Math.min(length - block.size(), to - from);
      block.write(arrived, from, part);
      from += part;
    }
    byte end = next(deadline);
    if (end == '\r') {
      end = next(deadline);
    }
    if (end != '\n') {
      throw new Garbled("\"" + shown(end) + "\" came, where a block of " + length + " bytes ends");
    }
    return block.toByteArray();
  }

  /** Its end is a line feed with silence behind it; the stream itself cannot tell. */
  private byte[] indefinite(Deadline deadline) throws TransportException {
    ByteArrayOutputStream block = new ByteArrayOutputStream(4096);
    byte last = 0;
    while (last != '\n' || more(deadline)) {
      last = next(deadline);
      put(last, block);
    }
    return Arrays.copyOf(block.toByteArray(), block.size() - 1);
  }

  private boolean more(Deadline deadline) throws TransportException {
    if (from < to) {
      return true;
    }
    try {
      fill(deadline.orEarlier(Deadline.in(talk.quiet())));
      return true;
    } catch (TimedOut silence) {
      return false;
    }
  }

  /** Forgets what has arrived. */
  void discard() throws TransportException {
    from = to;
    link.discardInput();
  }

  private void put(byte b, ByteArrayOutputStream into) throws Garbled {
    if (into.size() == talk.longestAnswer()) {
      throw new Garbled(
          "An answer is longer than the " + talk.longestAnswer() + " bytes that are believed");
    }
    into.write(b);
  }

  private byte next(Deadline deadline) throws TransportException {
    if (from == to) {
      fill(deadline);
    }
    return arrived[from++];
  }

  private void fill(Deadline deadline) throws TransportException {
    to = 0;
    from = 0;
    to = link.receive(arrived, 0, arrived.length, deadline);
  }

  private static int digit(byte b) throws Garbled {
    if (b < '0' || b > '9') {
      throw new Garbled("\"" + shown(b) + "\" came, where the length of a block is due");
    }
    return b - '0';
  }

  private TimedOut cut(ByteArrayOutputStream line, TimedOut late) {
    return new TimedOut(
        "only \"" + Line.shown(text(line, talk.charset())) + "\" came, with no line end", late);
  }

  private static String text(ByteArrayOutputStream bytes, Charset charset) {
    return bytes.toString(charset);
  }

  private static String shown(byte b) {
    return Line.shown(String.valueOf((char) (b & 0xff)));
  }
}
