package org.ohmlight.hil.interlock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The clock of an interlock, and how it waits. */
public interface Pace {
  /** The monotonic clock of this machine. */
  Pace REAL =
      new Pace() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void rest(long nanos) {
          LockSupport.parkNanos(Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(100)));
        }
      };

  /** Time [ns]. */
  long nanos();

  /** Waits about so long, or less [ns]. */
  void rest(long nanos);
}
