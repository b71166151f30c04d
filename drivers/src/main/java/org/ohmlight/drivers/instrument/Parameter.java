package org.ohmlight.drivers.instrument;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * One setting of an instrument: a name, a unit, a range, a ramp, and the wire to the real thing.
 *
 * <p>A set is checked against the limits as a whole before the first byte goes out, then walks the
 * ramp, each step checked again, and at last reads back what the instrument holds. All parameters
 * of an instrument share one lock, so that a monitor may read while another thread sets.
 */
public final class Parameter {
  private static final double SHORT_DECIMALS = 1e-3;

  private final Description description;
  private final Wire wire;
  private final Guard guard;
  private final MonotonicClock clock;
  private final Settings settings;

  /**
   * What a setting is.
   *
   * @param name unique within the instrument, in camel case
   * @param unit its unit
   * @param range what the instrument itself takes
   * @param ramp how it moves from value to value
   * @param tolerance greatest difference between set and read back, beside a thousandth of the
   *     value for short decimals; infinite: not compared
   */
  public record Description(String name, Unit unit, Range range, Ramp ramp, double tolerance) {
    public Description {
      if (!(tolerance >= 0)) {
        throw new IllegalArgumentException("A tolerance is 0 or greater, got " + tolerance);
      }
    }

    /** The same, moving no faster than this. */
    Description and(Ramp slower) {
      return new Description(name, unit, range, ramp.and(slower), tolerance);
    }
  }

  /** How a setting is written to the instrument and read from it. */
  public interface Wire {
    /** Sets; the value has passed all limits. */
    void write(double value) throws IOException;

    /** Asks the instrument what it holds. */
    double read() throws IOException;
  }

  Parameter(
      Description description, Wire wire, Guard guard, MonotonicClock clock, Settings settings) {
    this.description = description;
    this.wire = wire;
    this.guard = guard;
    this.clock = clock;
    this.settings = settings;
  }

  /** What it is. */
  public Description description() {
    return description;
  }

  /**
   * Brings the instrument to a value, along the ramp.
   *
   * @throws LimitRefused if the limits forbid it; nothing was sent
   * @throws InstrumentFault if the instrument holds something else afterwards
   */
  public void set(double value) throws IOException {
    settings.exchange(() -> {
      move(value);
      return value;
    });
  }

  private void move(double value) throws IOException {
    guard.permit(description.name, description.unit, description.range, value);
    double from = start();
    int steps = Double.isNaN(from) ? 1 : description.ramp.steps(from, value);
    for (int k = 1; k <= steps; k++) {
      if (k > 1) {
        pause(description.ramp.pause());
      } else if (from != value) {
        waitForTurn();
      }
      step(k == steps ? value : from + (value - from) * k / steps);
    }
    readBack(value);
  }

  /** Where the instrument stands; a ramp that does not know asks. */
  private double start() throws IOException {
    double known = guard.value(description.name);
    return Double.isNaN(known) && !description.ramp.equals(Ramp.NONE) ? get() : known;
  }

  /** Asks the instrument what it holds. */
  public double get() throws IOException {
    return settings.exchange(() -> {
      double value = wire.read();
      if (value != guard.value(description.name)) {
        guard.took(description.name, value);
      }
      return value;
    });
  }

  /** What it was last set to or read as, without asking; NaN where nobody knows. */
  public double last() {
    return settings.lastKnown(description.name);
  }

  private void step(double value) throws IOException {
    guard.permit(description.name, description.unit, description.range, value);
    guard.permitStep(description.name, description.unit, value);
    guard.forget(description.name);
    wire.write(value);
    guard.took(description.name, value);
  }

  private void readBack(double value) throws IOException {
    if (description.tolerance == Double.POSITIVE_INFINITY) {
      return;
    }
    double holds = wire.read();
    if (!(Math.abs(holds - value) <= description.tolerance + SHORT_DECIMALS * Math.abs(value))) {
      guard.took(description.name, holds);
      throw new InstrumentFault(
          description.name
              + " was set to "
              + description.unit.text(value)
              + " and is "
              + description.unit.text(holds)
              + ". Try: look at the range and the front panel of the instrument");
    }
  }

  /** The first step of a set keeps its distance from the last step of the set before. */
  private void waitForTurn() throws InterruptedIOException {
    Duration left = guard.untilNextStep(description.name);
    if (!left.isZero()) {
      pause(left);
    }
  }

  private void pause(Duration time) throws InterruptedIOException {
    try {
      clock.pause(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      InterruptedIOException stop =
          new InterruptedIOException("Interrupted while " + description.name + " was ramping");
      stop.initCause(interrupted);
      throw stop;
    }
  }
}
