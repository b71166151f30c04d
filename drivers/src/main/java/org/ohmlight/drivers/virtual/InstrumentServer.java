package org.ohmlight.drivers.virtual;

import java.util.concurrent.atomic.AtomicLong;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/**
 * Puts a virtual instrument at one end of a link, on a thread of its own, and opens the link again
 * when it was lost.
 */
public final class InstrumentServer implements AutoCloseable {
  private static final int TURN_MILLIS = 100;

  private final WireInstrument instrument;
  private final ByteLink link;
  private final Thread thread;
  private final AtomicLong taken = new AtomicLong();
  private volatile boolean running = true;

  /** Begins to serve. The link is opened here if it is not. */
  public InstrumentServer(WireInstrument instrument, ByteLink link) {
    this.instrument = instrument;
    this.link = link;
    this.thread = Thread.ofPlatform().daemon().name("instrument server").start(this::serve);
  }

  /** Bytes taken so far. */
  public long taken() {
    return taken.get();
  }

  private void serve() {
    byte[] bytes = new byte[4096];
    while (running) {
      try {
        if (!link.isOpen()) {
          link.open(Deadline.inMillis(TURN_MILLIS));
        }
        int count = link.receive(bytes, 0, bytes.length, Deadline.inMillis(TURN_MILLIS));
        taken.addAndGet(count);
        byte[] answer = instrument.take(bytes, count);
        link.send(answer, 0, answer.length, Deadline.inMillis(10L * TURN_MILLIS));
      } catch (TimedOut quiet) {
        // Nobody asks; wait again.
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

  /** Waits until the link is closed for good, as one that came in over TCP is. */
  public void awaitEnd() throws InterruptedException {
    while (link.isOpen() && thread.isAlive()) {
      Thread.sleep(TURN_MILLIS / 10);
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
