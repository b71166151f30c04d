package org.ohmlight.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
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
 *
 * <p>A call made while another is under way, from a task or from another thread, runs its tasks on
 * the calling thread alone.
 */
public final class Team implements AutoCloseable {
  private static final int SPINS = 20_000;

  private final Thread[] members;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile int round;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;

  // Written before the round is announced, read after: the volatile round orders them.
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

  /**
   * Runs {@code body} for 0 ... count - 1 and returns when all are done.
   *
   * <p>If a task throws, tasks not yet begun are left out and the exception is thrown here.
   */
  public void each(int count, IntConsumer body) {
    if (closed) {
      throw new IllegalStateException("The team is closed; make a new one");
    }
    if (count <= 1 || members.length == 0 || !underWay.compareAndSet(false, true)) {
      for (int i = 0; i < count; i++) {
        body.accept(i);
      }
      return;
    }
    try {
      share(count, body);
    } finally {
      underWay.set(false);
    }
  }

  /** Work on some of the rows of a batch. */
  @FunctionalInterface
  public interface Window {
    /** Takes {@code count} rows from {@code first} on. */
    void take(int first, int count);
  }

  /** Cuts rows into as many windows as there are threads and takes each. */
  public void windows(int rows, Window body) {
    int windows = Math.min(threads(), rows);
    each(
        windows,
        w -> {
          int first = rows * w / windows;
          body.take(first, rows * (w + 1) / windows - first);
        });
  }

  private void share(int count, IntConsumer body) {
    failure = null;
    task = body;
    tasks = count;
    next.set(0);
    busy.set(members.length);
    announce();
    takeTasks(body, count);
    awaitMembers();
    task = null;
    switch (failure) {
      case null -> {}
      case RuntimeException thrown -> throw thrown;
      case Error thrown -> throw thrown;
      case Throwable thrown -> throw new IllegalStateException("A task failed: " + thrown, thrown);
    }
  }

  // Only one thread at a time gets here: underWay keeps the others out.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void announce() {
    round++;
    for (Thread member : members) {
      LockSupport.unpark(member);
    }
  }

  private void takeTasks(IntConsumer body, int count) {
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        body.accept(i);
      }
    } catch (Throwable thrown) {
      failure = thrown;
      next.set(count);
    }
  }

  private void awaitMembers() {
    for (int spins = 0; busy.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        // More threads than free cores: let the member that still works have this one.
        Thread.yield();
      }
    }
  }

  private void work() {
    int seen = 0;
    while (awaitRound(seen)) {
      seen = round;
      IntConsumer body = task;
      if (body != null) {
        takeTasks(body, tasks);
      }
      busy.decrementAndGet();
    }
  }

  /** Waits for a round after {@code seen}; false when the team is closed. */
  private boolean awaitRound(int seen) {
    for (int spins = 0; round == seen && !closed; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        // An unpark that came before makes this return at once, so no wake-up is lost.
        LockSupport.park(this);
      }
    }
    return !closed;
  }

  /** Ends the members. Not to be called while a call is under way. */
  @Override
  public void close() {
    closed = true;
    for (Thread member : members) {
      LockSupport.unpark(member);
    }
  }
}
