package org.ohmlight.drivers.instrument.tile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;
import org.ohmlight.drivers.transport.MessageLink;
import org.ohmlight.drivers.transport.TimedOut;
import org.ohmlight.drivers.transport.TransportException;
import org.ohmlight.drivers.transport.Unreachable;

/**
 * Gets series of requests answered over a link that loses, repeats and delays.
 *
 * <p>Up to a window of requests are under way at once; replies come in order. A reply to none of
 * them is stale and dropped. When a reply comes before an earlier one, the earlier request is sent
 * again; when none comes in time, all are: what changes cells under its old number, which the
 * controller does once, what only reads under a new one. A lost link is opened again with growing
 * pauses, and then the same is done.
 */
final class Exchange {
  private static final long LONGEST_PAUSE_MILLIS = 5000;

  private final MessageLink link;
  private final ExchangeLimits limits;
  private final ExchangeObserver observer;
  private final Random jitter;

  /** In the order in which they were sent last. */
  private final Deque<UnderWay> underWay = new ArrayDeque<>();

  private final List<UnderWay> idle = new ArrayList<>();
  private TileMessage reply = new TileMessage(TileInfo.SMALL_PAYLOAD);
  private int maxPayload = TileInfo.SMALL_PAYLOAD;
  private int window = 1;
  private int session;
  private int sequence;

  private long exchanges;
  private long sendingNanos;
  private long waitingNanos;
  private long reconnectingNanos;
  private long repeats;
  private long stale;
  private long bytesOut;
  private long bytesIn;

  /** Why the link must be opened again before anything else. */
  private @Nullable LinkLost broken;

  /** Attempts to open it since something was last answered. */
  private int reopened;

  /** When the next reply is due. */
  private Deadline due = Deadline.inMillis(0);

  /** A request that has been sent and not been answered. */
  private static final class UnderWay {
    private final TileMessage message;
    private Request request = Request.plain(TileKind.STATUS, 0);
    private int length;
    private int attempts;

    UnderWay(int maxPayload) {
      message = new TileMessage(maxPayload);
    }
  }

  /**
   * Makes the exchange.
   *
   * @param seed of the jitter in the pauses before a link is opened again
   */
  Exchange(MessageLink link, ExchangeLimits limits, ExchangeObserver observer, long seed) {
    this.link = link;
    this.limits = limits;
    this.observer = observer;
    this.jitter = new Random(seed);
  }

  /** Takes over what the controller allows. */
  void allow(int newWindow, int newMaxPayload) {
    window = newWindow;
    maxPayload = newMaxPayload;
    reply = new TileMessage(newMaxPayload);
    idle.clear();
  }

  /** The session that requests belong to from now on. */
  void enter(int newSession) {
    session = newSession;
  }

  /** Gets one request answered. */
  void ask(Request request) throws TransportException, TileFault {
    askAll(List.of(request));
  }

  /**
   * Gets requests answered, in order.
   *
   * @throws TransportException if the link is gone for good or nobody answers
   * @throws SessionLost if the controller no longer knows the session
   * @throws TileFault if it refuses
   */
  synchronized void askAll(List<Request> requests) throws TransportException, TileFault {
    try {
      int next = 0;
      while (next < requests.size() || !underWay.isEmpty()) {
        if (broken != null || !link.isOpen()) {
          reopen();
        } else if (next < requests.size() && underWay.size() < window) {
          begin(requests.get(next++));
        } else {
          receive();
        }
      }
    } finally {
      idle.addAll(underWay);
      underWay.clear();
    }
  }

  private void begin(Request request) throws TransportException {
    UnderWay one = idle.isEmpty() ? new UnderWay(maxPayload) : idle.removeLast();
    one.request = request;
    one.attempts = 0;
    TileMessage message = one.message.request(request.kind(), session, ++sequence, request.tile());
    request.write().write(message.payload());
    one.length = message.seal();
    if (underWay.isEmpty()) {
      due = Deadline.inMillis(limits.replyMillis());
    }
    underWay.addLast(one);
    send(one);
  }

  private void send(UnderWay one) throws TransportException {
    one.attempts++;
    long before = System.nanoTime();
    try {
      link.send(one.message.bytes(), one.length, Deadline.inMillis(limits.replyMillis()));
    } catch (TimedOut stuck) {
      // Part of it may be on its way. It is repeated when its reply is due.
      sendingNanos += System.nanoTime() - before;
      return;
    } catch (LinkLost lost) {
      broken = lost;
      return;
    }
    long now = System.nanoTime();
    sendingNanos += now - before;
    bytesOut += one.length;
    observer.sent(now, one.message.bytes(), one.length);
  }

  private void receive() throws TransportException, TileFault {
    long before = System.nanoTime();
    int length;
    try {
      length = link.receive(reply.bytes(), due);
    } catch (TimedOut late) {
      waitingNanos += System.nanoTime() - before;
      repeat(underWay.size(), late);
      return;
    } catch (LinkLost lost) {
      broken = lost;
      return;
    }
    long now = System.nanoTime();
    waitingNanos += now - before;
    bytesIn += length;
    observer.received(now, reply.bytes(), length);
    if (reply.accept(length) && reply.isReply()) {
      sort();
    } else {
      stale++;
    }
  }

  /** Finds what a reply answers; whatever was sent before that is sent again. */
  private void sort() throws TransportException, TileFault {
    int earlier = 0;
    for (UnderWay one : underWay) {
      if (answers(one)) {
        underWay.remove(one);
        due = Deadline.inMillis(limits.replyMillis());
        if (reply.answer() == TileAnswer.DONE_BEFORE && !one.request.kind().changesCells()) {
          // It was delivered twice and the reply with the data was lost.
          underWay.addFirst(one);
          earlier++;
        } else {
          idle.add(one);
          finish(one.request, one.message);
        }
        if (earlier > 0) {
          repeat(
              earlier, new TimedOut("the reply to " + underWay.getFirst().message + " was lost"));
        }
        return;
      }
      earlier++;
    }
    stale++;
  }

  private boolean answers(UnderWay one) {
    return reply.sequence() == one.message.sequence()
        && reply.kindCode() == (one.message.kindCode() | TileKind.REPLY);
  }

  private void finish(Request request, TileMessage asked) throws TileFault {
    exchanges++;
    reopened = 0;
    TileAnswer answer = reply.answer();
    if (answer == TileAnswer.DONE_BEFORE && request.kind().changesCells()) {
      return;
    }
    if (answer == TileAnswer.NOT_ARMED || answer == TileAnswer.WRONG_SESSION) {
      throw new SessionLost(link.address() + " to " + asked + ": " + answer.meaning());
    }
    if (answer != TileAnswer.OK) {
      throw new TileFault(link.address() + " to " + asked + ": " + answer.meaning());
    }
    int wanted = request.replyBytes();
    if (wanted >= 0 && reply.length() != wanted) {
      throw new TileFault(
          link.address()
              + " to "
              + asked
              + ": the reply has "
              + reply.length()
              + " bytes, not "
              + wanted);
    }
    request.read().read(reply.payload(), reply.length());
  }

  /** Sends the first {@code count} requests under way again; they become the last. */
  private void repeat(int count, TransportException why) throws TransportException {
    due = Deadline.inMillis(limits.replyMillis());
    for (int i = 0; i < count; i++) {
      UnderWay one = underWay.removeFirst();
      underWay.addLast(one);
      if (broken != null) {
        continue;
      }
      if (one.attempts >= limits.attempts()) {
        throw unanswered(one, why);
      }
      if (!one.request.kind().changesCells()) {
        one.message.setSequence(++sequence);
        one.message.reseal();
      }
      repeats++;
      send(one);
    }
  }

  private TimedOut unanswered(UnderWay one, TransportException why) {
    return new TimedOut(
        link.address()
            + " did not answer "
            + one.message
            + " in "
            + one.attempts
            + " attempts of "
            + limits.replyMillis()
            + " ms; is it the right instrument, at the right speed?",
        why);
  }

  /** Opens a lost link again and repeats what was under way. */
  private void reopen() throws TransportException {
    LinkLost why = broken == null ? new LinkLost(link.address() + " was closed") : broken;
    long before = System.nanoTime();
    TransportException last = why;
    while (reopened < limits.reconnects()) {
      pause(reopened++);
      try {
        link.open(Deadline.inMillis(limits.replyMillis()));
        broken = null;
        reconnectingNanos += System.nanoTime() - before;
        for (UnderWay one : underWay) {
          one.attempts = 0;
        }
        repeat(underWay.size(), why);
        return;
      } catch (Unreachable | LinkLost again) {
        last = again;
      }
    }
    reconnectingNanos += System.nanoTime() - before;
    throw new LinkLost(
        link.address()
            + " was lost and could not be opened again in "
            + limits.reconnects()
            + " attempts ("
            + last.getMessage()
            + ")",
        why);
  }

  private void pause(int attempt) {
    long longest =
        Math.min(LONGEST_PAUSE_MILLIS, (long) limits.backOffMillis() << Math.min(attempt, 20));
    double part = 0.5 + 0.5 * jitter.nextDouble();
    LockSupport.parkNanos((long) (part * TimeUnit.MILLISECONDS.toNanos(longest)));
  }

  synchronized ExchangeTimes times() {
    return new ExchangeTimes(
        exchanges,
        1e-9 * sendingNanos,
        1e-9 * waitingNanos,
        1e-9 * reconnectingNanos,
        repeats,
        stale,
        bytesOut,
        bytesIn);
  }
}
