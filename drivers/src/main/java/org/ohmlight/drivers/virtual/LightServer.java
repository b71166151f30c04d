package org.ohmlight.drivers.virtual;

import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TransportException;

/**
 * Puts a virtual light node at one end of a link, on a thread of its own, and opens the link again
 * when it was lost.
 */
public final class LightServer implements AutoCloseable {
  private static final int OPENING_MILLIS = 3000;

  private final VirtualLightNode node;
  private final MessageLink link;
  private final byte[] message = new byte[1024];
  private final ServingThread thread;

  /** Begins to serve. The link is opened here if it is not. */
  public LightServer(VirtualLightNode node, MessageLink link) {
    this.node = node;
    this.link = link;
    this.thread = new ServingThread("light server", link, OPENING_MILLIS, this::answer, () -> {});
  }

  private void answer(Deadline patience) throws TransportException {
    int length = link.receive(message, patience);
    byte[] reply = node.take(message, length);
    if (reply.length > 0) {
      link.send(reply, reply.length, Deadline.inMillis(10L * ServingThread.TURN_MILLIS));
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
