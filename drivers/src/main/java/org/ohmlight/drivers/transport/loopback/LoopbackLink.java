package org.ohmlight.drivers.transport.loopback;

import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;
import org.ohmlight.drivers.transport.Unreachable;

/** One end of a wire in memory. */
final class LoopbackLink implements ByteLink {
  private final LoopbackWire wire;
  private final String address;
  private final Pipe in;
  private final Pipe out;
  private volatile boolean open;

  LoopbackLink(LoopbackWire wire, String address, Pipe in, Pipe out) {
    this.wire = wire;
    this.address = address;
    this.in = in;
    this.out = out;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void send(byte[] bytes, int offset, int length, Deadline deadline)
      throws TransportException {
    int sent = 0;
    while (sent < length) {
      requireOpen();
      int taken = put(bytes, offset + sent, length - sent, deadline);
      if (taken < 0) {
        throw lost();
      }
      if (taken == 0) {
        throw new TimedOut(
            address + " took " + sent + " of " + length + " bytes before the deadline");
      }
      sent += taken;
    }
  }

  private int put(byte[] bytes, int offset, int length, Deadline deadline) throws LinkLost {
    try {
      return out.put(bytes, offset, length, deadline);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
  }

  @Override
  public int receive(byte[] into, int offset, int length, Deadline deadline)
      throws TransportException {
    requireOpen();
    int given;
    try {
      given = in.take(into, offset, length, deadline);
    } catch (InterruptedException interrupted) {
      throw interrupted(interrupted);
    }
    if (given < 0) {
      throw lost();
    }
    if (given == 0) {
      throw new TimedOut("nothing came from " + address + " before the deadline");
    }
    return given;
  }

  private LinkLost interrupted(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new LinkLost("waiting for " + address + " was interrupted", interrupted);
  }

  @Override
  public void discardInput() {
    in.clear();
  }

  @Override
  public void open(Deadline deadline) throws TransportException {
    if (!wire.isWhole()) {
      throw new Unreachable(address + " is cut; join the wire");
    }
    in.clear();
    open = true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    in.drop();
  }

  void lose() {
    open = false;
  }

  private void requireOpen() throws LinkLost {
    if (!open) {
      throw lost();
    }
  }

  private LinkLost lost() {
    open = false;
    return new LinkLost(address + " is closed or cut; open it again");
  }
}
