package org.ohmlight.drivers.virtual;

import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/**
 * Puts a virtual controller at one end of a link: takes what comes, sends what it answers, on a
 * thread of its own, and opens the link again when it was lost.
 */
public final class TileServer implements AutoCloseable {
  private static final int TURN_MILLIS = 100;
  private static final int OPENING_MILLIS = 3000;

  private final VirtualTileController controller;
  private final MessageLink link;
  private final Thread thread;
  private volatile boolean running = true;

  /** Begins to serve. The link is opened here. */
  public TileServer(VirtualTileController controller, MessageLink link) {
    this.controller = controller;
    this.link = link;
    this.thread = Thread.ofPlatform().daemon().name("tile server").start(this::serve);
  }

  private void serve() {
    byte[] message = new byte[1 << 16];
    while (running) {
      try {
        if (!link.isOpen()) {
          link.open(Deadline.inMillis(OPENING_MILLIS));
        }
        int length = link.receive(message, Deadline.inMillis(TURN_MILLIS));
        byte @Nullable [] reply = controller.take(message, length);
        if (reply != null) {
          link.send(reply, controller.replyLength(), Deadline.inMillis(10L * TURN_MILLIS));
        }
      } catch (TimedOut quiet) {
        // Nobody asks: look at the silence limit and wait again.
        controller.isArmed();
      } catch (LinkLost lost) {
        link.close();
      } catch (TransportException unreachable) {
        nap();
      }
    }
    link.close();
  }

  private static void nap() {
    try {
      Thread.sleep(TURN_MILLIS / 10);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    running = false;
    link.close();
    try {
      thread.join(20L * TURN_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
