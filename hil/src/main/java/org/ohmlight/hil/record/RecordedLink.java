package org.ohmlight.hil.record;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.Garbled;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/**
 * A recording in the place of a rig: takes exactly the messages that were sent then, gives exactly
 * those that came, and waits for nothing. Where nothing had come it is late, as it was then.
 *
 * <p>A host that asks anything else is told where it first differs: replay needs the same study,
 * seed and version.
 */
public final class RecordedLink implements MessageLink {
  private final String name;
  private final List<RecordedMessage> messages;
  private int next;
  private @Nullable String mismatch;
  private boolean open;

  /**
   * Puts a recording in.
   *
   * @param name what its address calls it
   */
  public RecordedLink(String name, Recording recording) {
    this.name = name;
    this.messages = recording.messages();
  }

  @Override
  public String address() {
    return "recording:" + name;
  }

  @Override
  public void send(byte[] message, int length, Deadline deadline) throws TransportException {
    requireOpen();
    skipLate();
    if (next >= messages.size()) {
      throw ended();
    }
    byte[] then = messages.get(next).bytes();
    int differs = Arrays.mismatch(message, 0, length, then, 0, then.length);
    if (differs >= 0) {
      String what =
          "message "
              + next
              + " differs from what was sent then, at byte "
              + differs
              + " of "
              + length;
      if (mismatch == null) {
        mismatch = what;
      }
      throw new Garbled(
          address() + ": " + what + "; replay needs the same study, seed and version");
    }
    next++;
  }

  private LinkLost ended() {
    if (mismatch == null) {
      mismatch = "more was asked than the " + messages.size() + " messages that were recorded";
    }
    return new LinkLost(address() + " ends here, after " + messages.size() + " messages");
  }

  /** Replies that the host of then no longer waited for. */
  private void skipLate() {
    while (next < messages.size() && !messages.get(next).sent()) {
      next++;
    }
  }

  @Override
  public int receive(byte[] into, Deadline deadline) throws TransportException {
    requireOpen();
    if (next >= messages.size()) {
      throw ended();
    }
    RecordedMessage message = messages.get(next);
    if (message.sent()) {
      throw new TimedOut(address() + ": nothing had come then");
    }
    next++;
    System.arraycopy(message.bytes(), 0, into, 0, Math.min(into.length, message.bytes().length));
    return message.bytes().length;
  }

  private void requireOpen() throws LinkLost {
    if (!open) {
      throw new LinkLost(address() + " is closed");
    }
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
  public long dropped() {
    return 0;
  }

  /** Messages that have been replayed. */
  public int replayed() {
    return next;
  }

  /** Messages that the host sent then and has not sent now. */
  public int unasked() {
    return (int)
        messages.subList(next, messages.size()).stream().filter(RecordedMessage::sent).count();
  }

  /** Where the host first differed from that of then; null if it did not. */
  public @Nullable String mismatch() {
    return mismatch;
  }

  @Override
  public void close() {
    open = false;
  }
}
