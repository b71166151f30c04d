package org.ohmlight.drivers.instrument.tile;

import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TransportException;

/** Loses the next message that comes, when told to. */
final class LosesOne implements MessageLink {
  private final MessageLink link;
  private boolean lose;

  LosesOne(MessageLink link) {
    this.link = link;
  }

  void loseNext() {
    lose = true;
  }

  @Override
  public String address() {
    return link.address();
  }

  @Override
  public void send(byte[] message, int length, Deadline deadline) throws TransportException {
    link.send(message, length, deadline);
  }

  @Override
  public int receive(byte[] into, Deadline deadline) throws TransportException {
    int length = link.receive(into, deadline);
    if (lose) {
      lose = false;
      length = link.receive(into, deadline);
    }
    return length;
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
  public long dropped() {
    return link.dropped();
  }

  @Override
  public void close() {
    link.close();
  }
}
