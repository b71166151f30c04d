package org.ohmlight.drivers.transport.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.ohmlight.drivers.transport.Deadline;
import org.ohmlight.drivers.transport.LinkLost;

/** What has come from a broker and was not fetched. Bounded: what is too much is not kept. */
final class Inbox {
  private static final int MOST = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<MqttPiece> pieces = new ArrayDeque<>();
  private @Nullable String closed = "it was not opened";
  private long overflowed;

  void put(MqttPiece piece) {
    lock.lock();
    try {
      if (pieces.size() < MOST) {
        pieces.add(piece);
      } else {
        overflowed++;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a piece; null when time is up. */
  @Nullable MqttPiece take(String address, Deadline deadline) throws LinkLost {
    lock.lock();
    try {
      while (pieces.isEmpty() && closed == null) {
        long left = deadline.remainingNanos();
        if (left == 0) {
          return null;
        }
        changed.await(left, TimeUnit.NANOSECONDS);
      }
      if (closed != null) {
        throw new LinkLost(address + " is gone: " + closed + "; open it again");
      }
      return pieces.remove();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LinkLost("waiting for " + address + " was interrupted", interrupted);
    } finally {
      lock.unlock();
    }
  }

  /** Begins empty. */
  void open() {
    lock.lock();
    try {
      pieces.clear();
      closed = null;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes whoever waits; only the first reason counts. */
  void close(String why) {
    lock.lock();
    try {
      if (closed == null) {
        closed = why;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isOpen() {
    lock.lock();
    try {
      return closed == null;
    } finally {
      lock.unlock();
    }
  }

  long overflowed() {
    lock.lock();
    try {
      return overflowed;
    } finally {
      lock.unlock();
    }
  }
}
