package org.ohmlight.drivers.virtual;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;

/**
 * A link to a virtual instrument in the same thread: what is sent is answered before the call
 * returns, so that nothing has to be waited for. A silence times out at once.
 */
public final class DirectLink implements ByteLink {
  private final WireInstrument instrument;
  private final ByteArrayOutputStream coming = new ByteArrayOutputStream();
  private boolean open;

  /** A link to an instrument. Not yet open. */
  public DirectLink(WireInstrument instrument) {
    this.instrument = instrument;
  }

  @Override
  public String address() {
    return "direct:" + instrument.getClass().getSimpleName();
  }

  @Override
  public synchronized void send(byte[] bytes, int offset, int length, Deadline deadline)
      throws LinkLost {
    requireOpen();
    byte[] sent = Arrays.copyOfRange(bytes, offset, offset + length);
    coming.writeBytes(instrument.take(sent, length));
  }

  @Override
  public synchronized int receive(byte[] into, int offset, int length, Deadline deadline)
      throws LinkLost, TimedOut {
    requireOpen();
    byte[] all = coming.toByteArray();
    if (all.length == 0) {
      throw new TimedOut("nothing came from " + address());
    }
    int count = Math.min(length, all.length);
    System.arraycopy(all, 0, into, offset, count);
    coming.reset();
    coming.write(all, count, all.length - count);
    return count;
  }

  @Override
  public synchronized void discardInput() {
    coming.reset();
  }

  @Override
  public synchronized void open(Deadline deadline) {
    coming.reset();
    open = true;
  }

  @Override
  public synchronized boolean isOpen() {
    return open;
  }

  @Override
  public synchronized void close() {
    open = false;
  }

  private void requireOpen() throws LinkLost {
    if (!open) {
      throw new LinkLost(address() + " is closed; open it again");
    }
  }
}
