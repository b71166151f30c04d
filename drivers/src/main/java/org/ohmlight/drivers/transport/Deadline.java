package org.ohmlight.drivers.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The moment by which a call must have come back, on the monotonic clock.
 *
 * @param nanos reading of {@link System#nanoTime()} at which time is up
 */
public record Deadline(long nanos) {
  /** A deadline so long from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** A deadline so many milliseconds from now. */
  public static Deadline inMillis(long millis) {
    return new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** Time left [ns]; never negative. */
  public long remainingNanos() {
    return Math.max(0, nanos - System.nanoTime());
  }

  /** Whether time is up. */
  public boolean passed() {
    return remainingNanos() == 0;
  }

  /** The earlier of two deadlines. */
  public Deadline orEarlier(Deadline other) {
    return nanos - other.nanos <= 0 ? this : other;
  }
}
