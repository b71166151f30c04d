package org.ohmlight.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed team of threads that work through numbered tasks together, the caller being one of them.
 *
 * <p>Which thread takes which task is left open; results must not depend on it. A call allocates
 * nothing. Members spin for a short while between calls before they sleep, because a settling
 * network comes back within microseconds.
 */
public final class Team implements AutoCloseable {
  private static final int SPINS = 20_000;

  private final Thread[] members;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile int round;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;
  private @Nullable IntConsumer task;
  private int tasks;

  /**
   * Starts the team.
   *
   * @param threads number of threads that work, the caller included; at least 1
   */
  public Team(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("A team needs at least one thread, got " + threads);
    }
    members = new Thread[threads - 1];
    for (int i = 0; i < members.length; i++) {
      members[i] = Thread.ofPlatform().daemon().name("ohmlight-" + (i + 1)).start(this::work);
    }
  }

  /** A team of the caller alone. */
  public static Team solo() {
    return new Team(1);
  }

  /** Number of threads, the caller included. */
  public int threads() {
    return members.length + 1;
  }

  /** Runs {@code body} for 0 ... count - 1 and returns when all are done. Not reentrant. */
  public void each(int count, IntConsumer body) {
    if (count == 1 || members.length == 0) {
      for (int i = 0; i < count; i++) {
        body.accept(i);
      }
      return;
    }
    task = body;
    tasks = count;
    next.set(0);
    busy.set(members.length);
    round++;
    for (Thread member : members) {
      LockSupport.unpark(member);
    }
    takeTasks(body, count);
    while (busy.get() > 0) {
      Thread.onSpinWait();
    }
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      throw new IllegalStateException("A task of the team failed: " + thrown.getMessage(), thrown);
    }
  }

  private void takeTasks(IntConsumer body, int count) {
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        body.accept(i);
      }
    } catch (RuntimeException | Error thrown) {
      failure = thrown;
      next.set(count);
    }
  }

  private void work() {
    int seen = 0;
    while (true) {
      int spins = 0;
      while (round == seen && !closed) {
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      if (closed) {
        return;
      }
      seen = round;
      IntConsumer body = task;
      if (body != null) {
        takeTasks(body, tasks);
      }
      busy.decrementAndGet();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread member : members) {
      LockSupport.unpark(member);
    }
  }
}
