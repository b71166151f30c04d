package org.ohmlight.drivers.virtual;

import java.time.Duration;

/**
 * How often a virtual instrument misbehaves, drawn anew for each answer that it gives.
 *
 * @param delay each answer comes so much later
 * @param late part of answers that are held back and come with the next one
 * @param drop part of answers that never come
 * @param garbage part of answers in which bits are turned
 * @param reboot part of answers instead of which the instrument starts anew
 * @param identity what it says to {@code *IDN?}; empty: what it is
 */
public record WireFaults(
    Duration delay, double late, double drop, double garbage, double reboot, String identity) {
  /** None at all. */
  public static final WireFaults NONE = new WireFaults(Duration.ZERO, 0, 0, 0, 0, "");

  public WireFaults {
    for (double part : new double[] {late, drop, garbage, reboot}) {
      if (!(part >= 0 && part <= 1)) {
        throw new IllegalArgumentException("A part of answers is from 0 to 1, got " + part);
      }
    }
    if (late + drop + garbage + reboot > 1) {
      throw new IllegalArgumentException("late, drop, garbage and reboot are together at most 1");
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("A delay is 0 or more, got " + delay);
    }
  }

  /** Held back this part of the time. */
  public WireFaults late(double part) {
    return new WireFaults(delay, part, drop, garbage, reboot, identity);
  }

  /** Lost this part of the time. */
  public WireFaults drop(double part) {
    return new WireFaults(delay, late, part, garbage, reboot, identity);
  }

  /** Garbled this part of the time. */
  public WireFaults garbage(double part) {
    return new WireFaults(delay, late, drop, part, reboot, identity);
  }

  /** Starting anew this part of the time. */
  public WireFaults reboot(double part) {
    return new WireFaults(delay, late, drop, garbage, part, identity);
  }

  /** Answering so much later. */
  public WireFaults delay(Duration time) {
    return new WireFaults(time, late, drop, garbage, reboot, identity);
  }

  /** Saying that it is somebody else. */
  public WireFaults identity(String text) {
    return new WireFaults(delay, late, drop, garbage, reboot, text);
  }
}
