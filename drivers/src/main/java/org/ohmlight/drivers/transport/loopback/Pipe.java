package org.ohmlight.drivers.transport.loopback;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.ohmlight.drivers.transport.Deadline;

/** A ring of bytes between two threads. */
final class Pipe {
  private final byte[] ring;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int first;
  private int count;
  private int generation;

  Pipe(int capacity) {
    ring = new byte[capacity];
  }

  /**
   * Takes what fits, waiting for room for one byte.
   *
   * @return bytes taken; 0 when time is up, -1 when the pipe was dropped meanwhile
   */
  int put(byte[] bytes, int offset, int length, Deadline deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!await(() -> count < ring.length, deadline)) {
        return -1;
      }
      int taken = Math.min(length, ring.length - count);
      int at = (first + count) % ring.length;
      int part = Math.min(taken, ring.length - at);
      System.arraycopy(bytes, offset, ring, at, part);
      System.arraycopy(bytes, offset + part, ring, 0, taken - part);
      count += taken;
      changed.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives what is there, waiting for one byte.
   *
   * @return bytes given; 0 when time is up, -1 when the pipe was dropped meanwhile
   */
  int take(byte[] into, int offset, int length, Deadline deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!await(() -> count > 0, deadline)) {
        return -1;
      }
      int given = Math.min(length, count);
      int part = Math.min(given, ring.length - first);
      System.arraycopy(ring, first, into, offset, part);
      System.arraycopy(ring, 0, into, offset + part, given - part);
      first = (first + given) % ring.length;
      count -= given;
      changed.signalAll();
      return given;
    } finally {
      lock.unlock();
    }
  }

  /** False when the pipe was dropped; true when the condition holds or time is up. */
  private boolean await(java.util.function.BooleanSupplier ready, Deadline deadline)
      throws InterruptedException {
    int before = generation;
    while (!ready.getAsBoolean() && generation == before) {
      long left = deadline.remainingNanos();
      if (left == 0 || !changed.await(left, TimeUnit.NANOSECONDS)) {
        break;
      }
    }
    return generation == before;
  }

  /** Throws away what is under way. */
  void clear() {
    lock.lock();
    try {
      count = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Throws away what is under way and wakes whoever waits. */
  void drop() {
    lock.lock();
    try {
      count = 0;
      generation++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
