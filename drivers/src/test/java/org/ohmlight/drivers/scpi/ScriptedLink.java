package org.ohmlight.drivers.scpi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.TimedOut;

/** A link on which bytes come as they were given, whatever is sent. */
final class ScriptedLink implements ByteLink {
  final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Deque<byte[]> coming = new ArrayDeque<>();
  private boolean open;

  ScriptedLink comes(byte[] bytes) {
    if (bytes.length > 0) {
      coming.add(bytes);
    }
    return this;
  }

  ScriptedLink comes(String text) {
    return comes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public String address() {
    return "script";
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Deadline deadline) {
    sent.write(bytes, offset, length);
  }

  @Override
  public int receive(byte[] into, int offset, int length, Deadline deadline) throws TimedOut {
    byte[] next = coming.poll();
    if (next == null) {
      throw new TimedOut("nothing came");
    }
    int count = Math.min(length, next.length);
    System.arraycopy(next, 0, into, offset, count);
    if (count < next.length) {
      coming.addFirst(java.util.Arrays.copyOfRange(next, count, next.length));
    }
    return count;
  }

  @Override
  public void discardInput() {}

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
}
