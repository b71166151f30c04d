package org.ohmlight.drivers.virtual;

import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TransportException;

/**
 * Puts a virtual controller at one end of a link: takes what comes, sends what it answers, on a
 * thread of its own, and opens the link again when it was lost.
 */
public final class TileServer implements AutoCloseable {
  private static final int OPENING_MILLIS = 3000;

  private final VirtualTileController controller;
  private final MessageLink link;
  private final byte[] message = new byte[1 << 16];
  private final ServingThread thread;

  /** Begins to serve. The link is opened here. */
  public TileServer(VirtualTileController controller, MessageLink link) {
    this.controller = controller;
    this.link = link;
    // When nobody asks, a look at the controller is a look at its silence limit.
    this.thread =
        new ServingThread("tile server", link, OPENING_MILLIS, this::answer, controller::isArmed);
  }

  private void answer(Deadline patience) throws TransportException {
    int length = link.receive(message, patience);
    byte @Nullable [] reply = controller.take(message, length);
    if (reply != null) {
      link.send(
          reply, controller.replyLength(), Deadline.inMillis(10L * ServingThread.TURN_MILLIS));
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
