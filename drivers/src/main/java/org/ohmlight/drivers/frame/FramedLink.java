package org.ohmlight.drivers.frame;

import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TransportException;

/**
 * Messages over a stream of bytes: each a COBS frame with a zero before it, which ends whatever
 * noise came first, and one after.
 */
public final class FramedLink implements MessageLink {
  private static final int CHUNK = 1 << 14;

  private final ByteLink bytes;
  private final FrameReader reader;
  private final byte[] outgoing;
  private final byte[] incoming = new byte[CHUNK];
  private int next;
  private int end;

  /**
   * Frames a link.
   *
   * @param longest most bytes of a message, either way
   */
  public FramedLink(ByteLink bytes, int longest) {
    this.bytes = bytes;
    this.reader = new FrameReader(longest);
    this.outgoing = new byte[Cobs.encodedLength(longest) + 2 + Long.BYTES];
  }

  @Override
  public String address() {
    return bytes.address();
  }

  @Override
  public void send(byte[] message, int length, Deadline deadline) throws TransportException {
    if (Cobs.encodedLength(length) + 2 > outgoing.length) {
      throw new IllegalArgumentException(
          "A message of " + length + " bytes is longer than this link carries");
    }
    int encoded = Cobs.encode(message, 0, length, outgoing, 1);
    outgoing[0] = 0;
    outgoing[1 + encoded] = 0;
    bytes.send(outgoing, 0, encoded + 2, deadline);
  }

  @Override
  public int receive(byte[] into, Deadline deadline) throws TransportException {
    while (true) {
      while (next < end) {
        next += reader.take(incoming, next, end);
        int length = reader.length();
        if (length >= 0 && length <= into.length) {
          System.arraycopy(reader.frame(), 0, into, 0, length);
          return length;
        }
      }
      next = 0;
      end = 0;
      end = bytes.receive(incoming, 0, incoming.length, deadline);
    }
  }

  @Override
  public void open(Deadline deadline) throws TransportException {
    bytes.open(deadline);
    next = 0;
    end = 0;
    reader.reset();
  }

  @Override
  public boolean isOpen() {
    return bytes.isOpen();
  }

  @Override
  public long dropped() {
    return reader.dropped();
  }

  @Override
  public void close() {
    bytes.close();
  }
}
