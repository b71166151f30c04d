package org.ohmlight.hil.board;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;

/**
 * A node between a controller and those who ask it: takes a request from one link, hands it to the
 * controller on the other, and brings back its reply. Neither link is opened by anybody else; a
 * lost one is opened again.
 *
 * <p>Requests are handed on one after another, so that each reply goes to whoever asked. One
 * without a reply in time is dropped: its asker repeats it.
 */
public final class MessageBridge implements AutoCloseable {
  private static final int TURN_MILLIS = 100;
  private static final int OPEN_MILLIS = 3000;
  private static final int REPLY_MILLIS = 5000;
  private static final long NAP_NANOS = 10_000_000L;
  private static final int LONGEST = 1 << 16;

  /** Where a message of the tile protocol has its sequence number. */
  private static final int SEQUENCE = 4;

  private static final int SEQUENCE_END = 8;

  private final MessageLink askers;
  private final MessageLink controller;
  private final Thread thread;
  private final AtomicLong passed = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean running = true;

  /**
   * Begins to hand on.
   *
   * @param askers where requests come from; closed with this
   * @param controller where they go; closed with this
   */
  public MessageBridge(MessageLink askers, MessageLink controller) {
    this.askers = askers;
    this.controller = controller;
    this.thread = Thread.ofPlatform().daemon().name("message bridge").start(this::handOn);
  }

  private void handOn() {
    byte[] request = new byte[LONGEST];
    byte[] reply = new byte[LONGEST];
    while (running) {
      try {
        open(controller);
        open(askers);
        int asked = askers.receive(request, Deadline.inMillis(TURN_MILLIS));
        controller.send(request, asked, Deadline.inMillis(REPLY_MILLIS));
        int answered = answer(request, reply);
        askers.send(reply, answered, Deadline.inMillis(REPLY_MILLIS));
        passed.incrementAndGet();
      } catch (TimedOut quiet) {
        // Nobody asked, or a request or its reply was lost and will be repeated.
      } catch (LinkLost lost) {
        dropped.incrementAndGet();
      } catch (TransportException away) {
        LockSupport.parkNanos(NAP_NANOS);
      }
    }
    askers.close();
    controller.close();
  }

  private static void open(MessageLink link) throws TransportException {
    if (!link.isOpen()) {
      link.open(Deadline.inMillis(OPEN_MILLIS));
    }
  }

  private int answer(byte[] request, byte[] reply) throws TransportException {
    Deadline deadline = Deadline.inMillis(REPLY_MILLIS);
    while (true) {
      int length;
      try {
        length = controller.receive(reply, deadline);
      } catch (TimedOut late) {
        dropped.incrementAndGet();
        throw late;
      }
      if (Arrays.equals(request, SEQUENCE, SEQUENCE_END, reply, SEQUENCE, SEQUENCE_END)) {
        return length;
      }
      dropped.incrementAndGet();
    }
  }

  /** Requests whose replies were handed back. */
  public long passed() {
    return passed.get();
  }

  /** Requests and replies that were lost on the way. */
  public long dropped() {
    return dropped.get();
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join(REPLY_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
