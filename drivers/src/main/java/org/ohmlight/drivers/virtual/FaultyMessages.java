package org.ohmlight.drivers.virtual;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/**
 * A link of messages on which things go wrong, the same for the same seed and the same traffic. It
 * breaks the promise that a message comes as it was sent, to see whether the receiver looks.
 */
public final class FaultyMessages implements MessageLink {
  private final MessageLink link;
  private final Random sending;
  private final Random receiving;
  private volatile Faults faults;
  private byte @Nullable [] held;

  /** Wraps a link. */
  public FaultyMessages(MessageLink link, Faults faults, long seed) {
    this.link = link;
    this.faults = faults;
    this.sending = new Random(seed);
    this.receiving = new Random(~seed);
  }

  /** From now on other things go wrong. */
  public void become(Faults other) {
    faults = other;
  }

  @Override
  public String address() {
    return link.address();
  }

  @Override
  public void send(byte[] message, int length, Deadline deadline) throws TransportException {
    Faults now = faults;
    Fate fate = Fate.draw(now, sending);
    switch (fate) {
      case PASS -> link.send(message, length, deadline);
      case DROP -> {}
      case DUPLICATE -> {
        link.send(message, length, deadline);
        link.send(message, length, deadline);
      }
      case GARBLE, TRUNCATE -> {
        byte[] spoiled = Arrays.copyOf(message, length);
        link.send(spoiled, fate.spoil(spoiled, 0, length, sending), deadline);
      }
      case DELAY -> {
        LockSupport.parkNanos(now.delayMillis() * 1_000_000L);
        link.send(message, length, deadline);
      }
      case DISCONNECT -> throw cut();
    }
  }

  @Override
  public int receive(byte[] into, Deadline deadline) throws TransportException {
    byte[] waiting = held;
    if (waiting != null) {
      held = null;
      System.arraycopy(waiting, 0, into, 0, Math.min(waiting.length, into.length));
      return Math.min(waiting.length, into.length);
    }
    while (true) {
      int length = link.receive(into, deadline);
      Faults now = faults;
      Fate fate = Fate.draw(now, receiving);
      switch (fate) {
        case PASS -> {
          return length;
        }
        case DROP -> {}
        case DUPLICATE -> {
          held = Arrays.copyOf(into, length);
          return length;
        }
        case GARBLE, TRUNCATE -> {
          return fate.spoil(into, 0, length, receiving);
        }
        case DELAY -> {
          long delay = now.delayMillis() * 1_000_000L;
          long left = deadline.remainingNanos();
          LockSupport.parkNanos(Math.min(delay, left));
          if (delay > left) {
            held = Arrays.copyOf(into, length);
            throw new TimedOut("nothing came from " + address() + " before the deadline");
          }
          return length;
        }
        case DISCONNECT -> throw cut();
      }
    }
  }

  private LinkLost cut() {
    link.close();
    held = null;
    return new LinkLost(address() + " was cut by a fault that was asked for");
  }

  @Override
  public void open(Deadline deadline) throws TransportException {
    held = null;
    link.open(deadline);
  }

  @Override
  public boolean isOpen() {
    return link.isOpen();
  }

  @Override
  public long dropped() {
    return link.dropped();
  }

  @Override
  public void close() {
    link.close();
  }
}
