package org.ohmlight.drivers.instrument.arcone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/**
 * The board's own protocol: a command is fields of ASCII, each ended by a line feed; an answer is a
 * line, or little-endian binary. The board drops commands that come within half a millisecond.
 *
 * <p>Source: the public library of the maker, libarc1 (github.com/arc-instruments/libarc1), and the
 * panel arc1_pyqt. Byte order is not stated there; little-endian is what their host machines have.
 */
final class ArcOneWire {
  private static final Duration GAP = Duration.ofMillis(1);

  private final ByteLink link;
  private final MonotonicClock clock;

  ArcOneWire(ByteLink link, MonotonicClock clock) {
    this.link = link;
    this.clock = clock;
  }

  String address() {
    return link.address();
  }

  boolean isOpen() {
    return link.isOpen();
  }

  void open(Duration timeout) throws TransportException {
    if (!link.isOpen()) {
      link.open(Deadline.in(timeout));
    }
  }

  void close() {
    link.close();
  }

  /** A number with six decimals, as the board wants it. */
  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  void send(Object... fields) throws TransportException {
    StringBuilder text = new StringBuilder();
    for (Object field : fields) {
      text.append(field).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    link.send(bytes, 0, bytes.length, Deadline.inMillis(1000));
    pause(GAP);
  }

  /** A resistance [ohm], as the board says it. */
  float readFloat(Duration timeout) throws TransportException {
    return bytes(4, timeout).getFloat();
  }

  /** Two numbers of 16 bits with a point between. */
  String readVersion(Duration timeout) throws TransportException {
    ByteBuffer words = bytes(4, timeout);
    return (words.getShort() & 0xffff) + "." + (words.getShort() & 0xffff);
  }

  String readLine(Duration timeout) throws TransportException {
    Deadline deadline = Deadline.in(timeout);
    StringBuilder line = new StringBuilder();
    byte[] one = new byte[1];
    while (line.length() < 64) {
      link.receive(one, 0, 1, deadline);
      if (one[0] == '\n') {
        break;
      }
      line.append((char) (one[0] & 0xff));
    }
    return line.toString().strip();
  }

  private ByteBuffer bytes(int count, Duration timeout) throws TransportException {
    Deadline deadline = Deadline.in(timeout);
    byte[] bytes = new byte[count];
    int come = 0;
    try {
      while (come < count) {
        come += link.receive(bytes, come, count - come, deadline);
      }
    } catch (TimedOut late) {
      throw new TimedOut(
          address() + " gave " + come + " of " + count + " bytes. Try: is the board powered?",
          late);
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void discardInput() throws TransportException {
    link.discardInput();
  }

  void pause(Duration time) throws LinkLost {
    try {
      clock.pause(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LinkLost("Interrupted while waiting for " + address(), interrupted);
    }
  }
}
