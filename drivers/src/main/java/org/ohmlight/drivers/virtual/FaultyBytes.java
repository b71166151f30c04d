package org.ohmlight.drivers.virtual;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TransportException;

/**
 * A link of bytes on which things go wrong: what one call sends is the piece that is lost,
 * repeated, garbled, cut short or late. The same for the same seed and the same traffic.
 */
public final class FaultyBytes implements ByteLink {
  private final ByteLink link;
  private final Random random;
  private volatile Faults faults;

  /** Wraps the end that sends; wrap both ends for faults both ways. */
  public FaultyBytes(ByteLink link, Faults faults, long seed) {
    this.link = link;
    this.faults = faults;
    this.random = new Random(seed);
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
  public void send(byte[] bytes, int offset, int length, Deadline deadline)
      throws TransportException {
    Faults now = faults;
    Fate fate = Fate.draw(now, random);
    switch (fate) {
      case PASS -> link.send(bytes, offset, length, deadline);
      case DROP -> {}
      case DUPLICATE -> {
        link.send(bytes, offset, length, deadline);
        link.send(bytes, offset, length, deadline);
      }
      case GARBLE, TRUNCATE -> {
        byte[] spoiled = Arrays.copyOfRange(bytes, offset, offset + length);
        link.send(spoiled, 0, fate.spoil(spoiled, 0, length, random), deadline);
      }
      case DELAY -> {
        LockSupport.parkNanos(now.delayMillis() * 1_000_000L);
        link.send(bytes, offset, length, deadline);
      }
      case DISCONNECT -> {
        link.close();
        throw new LinkLost(address() + " was cut by a fault that was asked for");
      }
    }
  }

  @Override
  public int receive(byte[] into, int offset, int length, Deadline deadline)
      throws TransportException {
    return link.receive(into, offset, length, deadline);
  }

  @Override
  public void discardInput() throws TransportException {
    link.discardInput();
  }

  @Override
  public void open(Deadline deadline) throws TransportException {
    link.open(deadline);
  }

  @Override
  public boolean isOpen() {
    return link.isOpen();
  }

  @Override
  public void close() {
    link.close();
  }
}
