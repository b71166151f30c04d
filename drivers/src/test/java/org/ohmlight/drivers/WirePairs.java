package org.ohmlight.drivers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;

/**
 * A wire that expects a conversation and fails the test when it goes another way.
 *
 * <pre>
 * > *IDN?
 * < KEITHLEY INSTRUMENTS INC.,MODEL 2400,1234567,C32
 * > :OUTP OFF
 * </pre>
 *
 * <p>{@code >} is what the driver must send, {@code <} what the instrument answers; a line feed
 * ends each. {@link #close} fails if something was expected and not said. Closing by the driver
 * only closes the link.
 */
public final class WirePairs implements ByteLink {
  private final Deque<String> script = new ArrayDeque<>();
  private final List<String> said = new ArrayList<>();
  private final StringBuilder sending = new StringBuilder();
  private final Deque<Byte> coming = new ArrayDeque<>();
  private boolean open;

  /** A wire that expects this. */
  public static WirePairs of(String conversation) {
    WirePairs pairs = new WirePairs();
    conversation.lines().filter(line -> !line.isBlank()).forEach(pairs::add);
    return pairs;
  }

  private void add(String line) {
    if (!line.startsWith("> ") && !line.startsWith("< ")) {
      throw new IllegalArgumentException("A line begins with \"> \" or \"< \"; got: " + line);
    }
    script.add(line);
  }

  @Override
  public String address() {
    return "wire pairs";
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Deadline deadline) throws LinkLost {
    requireOpen();
    if (!coming.isEmpty()) {
      throw new AssertionError(
          "Sent "
              + new String(bytes, offset, length, StandardCharsets.UTF_8).strip()
              + " before the answer was read. Is a query sent as a command?\n"
              + story());
    }
    sending.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
    for (int end = sending.indexOf("\n"); end >= 0; end = sending.indexOf("\n")) {
      take(sending.substring(0, end));
      sending.delete(0, end + 1);
    }
  }

  private void take(String line) {
    String expected = script.poll();
    if (!("> " + line).equals(expected)) {
      throw new AssertionError(
          "Expected "
              + (expected == null ? "nothing more" : expected)
              + "\n     got > "
              + line
              + guess(expected, line)
              + "\n"
              + story());
    }
    said.add(expected);
    while (script.peek() != null && script.peek().startsWith("< ")) {
      String answer = script.remove();
      said.add(answer);
      for (byte b : (answer.substring(2) + "\n").getBytes(StandardCharsets.UTF_8)) {
        coming.add(b);
      }
    }
  }

  private String guess(String expected, String line) {
    if (expected == null) {
      return "\n(the conversation is too short, or the driver asks twice)";
    }
    if (expected.equalsIgnoreCase("> " + line)) {
      return "\n(they differ in upper and lower case)";
    }
    if (expected.replace(" ", "").equals(">" + line.replace(" ", ""))) {
      return "\n(they differ in spaces)";
    }
    return script.contains("> " + line) ? "\n(it is expected later: the order differs)" : "";
  }

  @Override
  public int receive(byte[] into, int offset, int length, Deadline deadline)
      throws LinkLost, TimedOut {
    requireOpen();
    if (coming.isEmpty()) {
      throw new TimedOut("no answer in the conversation");
    }
    int count = Math.min(length, coming.size());
    for (int k = 0; k < count; k++) {
      into[offset + k] = coming.remove();
    }
    return count;
  }

  @Override
  public void discardInput() {
    coming.clear();
  }

  @Override
  public void open(Deadline deadline) {
    open = true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }

  /** Fails if the conversation did not come to its end. */
  public void requireEnd() {
    if (!script.isEmpty() || !coming.isEmpty()) {
      throw new AssertionError("Never said:\n  " + String.join("\n  ", script) + "\n" + story());
    }
  }

  private String story() {
    return "Said so far:\n  " + String.join("\n  ", said);
  }

  private void requireOpen() throws LinkLost {
    if (!open) {
      throw new LinkLost("the wire is closed");
    }
  }
}
