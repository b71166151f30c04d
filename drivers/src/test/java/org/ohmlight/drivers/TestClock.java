package org.ohmlight.drivers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ohmlight.drivers.instrument.MonotonicClock;

/** Time that passes only when somebody waits. */
public final class TestClock implements MonotonicClock {
  private final List<Duration> pauses = new ArrayList<>();
  private long nanos;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void pause(Duration time) {
    pauses.add(time);
    nanos += time.toNanos();
  }

  /** All waits, in order. */
  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }
}
