package org.ohmlight.drivers.virtual;

import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.Line;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/** Serves one end of a line on a thread of its own, and opens the line again when it was lost. */
final class ServingThread implements AutoCloseable {
  /** Patience of a turn; after so long without a word it looks around [ms]. */
  static final int TURN_MILLIS = 100;

  private final Line line;
  private final long openingMillis;
  private final Turn turn;
  private final Runnable quiet;
  private final Thread thread;
  private volatile boolean running = true;

  /** Takes what comes and answers it, once. */
  @FunctionalInterface
  interface Turn {
    /** Waits until the deadline for something to answer. */
    void serve(Deadline patience) throws TransportException;
  }

  /**
   * Begins to serve.
   *
   * @param openingMillis patience with which the line is opened [ms]
   * @param quiet called when nobody asked for a turn
   */
  ServingThread(String name, Line line, long openingMillis, Turn turn, Runnable quiet) {
    this.line = line;
    this.openingMillis = openingMillis;
    this.turn = turn;
    this.quiet = quiet;
    this.thread = Thread.ofPlatform().daemon().name(name).start(this::serve);
  }

  private void serve() {
    while (running) {
      try {
        if (!line.isOpen()) {
          line.open(Deadline.inMillis(openingMillis));
        }
        turn.serve(Deadline.inMillis(TURN_MILLIS));
      } catch (TimedOut nobody) {
        quiet.run();
      } catch (LinkLost lost) {
        line.close();
      } catch (TransportException unreachable) {
        nap();
      }
    }
    line.close();
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
    line.close();
    try {
      thread.join(20L * TURN_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
