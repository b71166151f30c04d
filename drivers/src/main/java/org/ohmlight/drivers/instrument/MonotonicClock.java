package org.ohmlight.drivers.instrument;

import java.time.Duration;

/** Time that only goes forward, and waiting for it; injected, so that tests do not wait. */
public interface MonotonicClock {
  /** Nanoseconds since some moment. */
  long nanos();

  /** Waits. */
  void pause(Duration time) throws InterruptedException;

  /** The clock of this machine. */
  static MonotonicClock ofMachine() {
    return new MonotonicClock() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
      }
    };
  }
}
