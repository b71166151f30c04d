package org.ohmlight.drivers.instrument;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.ohmlight.drivers.instrument.Parameter.Description;

/**
 * All that can be set on an instrument, with its limits below and its lock around.
 *
 * <p>Whatever is done to an instrument is done in {@link #exchange}: one thread at a time, and what
 * fails on the wire or in the instrument leaves it in its safe state. A refused value harms nothing
 * and changes nothing.
 */
public final class Settings {
  private final String instrument;
  private final Limits limits;
  private final MonotonicClock clock;
  private final SafeState safeState;
  private final Guard guard;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  /** What brings an instrument to its safe state. */
  @FunctionalInterface
  public interface SafeState {
    /** Tries everything before it fails. */
    void enter() throws IOException;
  }

  /** Something done to an instrument. */
  @FunctionalInterface
  public interface Exchange<T> {
    /** Does it. */
    T run() throws IOException;
  }

  /**
   * Settings without parameters yet.
   *
   * @param instrument its name in messages
   * @param limits what it may be set to
   * @param clock paces ramps
   * @param safeState what to do when something fails
   */
  public Settings(String instrument, Limits limits, MonotonicClock clock, SafeState safeState) {
    this.instrument = instrument;
    this.limits = limits;
    this.clock = clock;
    this.safeState = safeState;
    this.guard = new Guard(instrument, limits, clock);
  }

  /** Adds a parameter; its ramp keeps the limit of speed by itself. */
  public Parameter add(Description description, Parameter.Wire wire) {
    Parameter parameter =
        new Parameter(description.and(limits.ramp(description.name())), wire, guard, clock, this);
    if (parameters.putIfAbsent(description.name(), parameter) != null) {
      throw new IllegalArgumentException(
          instrument + " has two parameters called " + description.name());
    }
    return parameter;
  }

  /** Says that there are no more parameters; limits for others are a mistake that is told here. */
  public void complete() {
    guard.requireNames(parameters.keySet());
  }

  /** A parameter by its name. */
  public Parameter parameter(String name) {
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException(
          instrument + " has no " + name + "; it has " + String.join(", ", parameters.keySet()));
    }
    return parameter;
  }

  /** All parameters by their names, in the order of the driver. */
  public Map<String, Parameter> parameters() {
    return new LinkedHashMap<>(parameters);
  }

  /** Does something to the instrument alone; if it fails, the instrument is made safe first. */
  public <T> T exchange(Exchange<T> exchange) throws IOException {
    lock.lock();
    try {
      return exchange.run();
    } catch (LimitRefused refused) {
      throw refused;
    } catch (IOException | RuntimeException failure) {
      if (lock.getHoldCount() == 1) {
        makeSafe(failure);
      }
      throw failure;
    } finally {
      lock.unlock();
    }
  }

  /** Brings the instrument to its safe state; every value is unknown afterwards. */
  public void makeSafe() throws IOException {
    lock.lock();
    // An interrupt would close a network channel under the very command that makes things safe.
    boolean interrupted = Thread.interrupted();
    try {
      parameters.keySet().forEach(guard::forget);
      safeState.enter();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      lock.unlock();
    }
  }

  private void makeSafe(Exception failure) {
    try {
      makeSafe();
    } catch (IOException | RuntimeException also) {
      failure.addSuppressed(also);
    }
  }

  /** Asks the instrument for every value. */
  public Snapshot read() throws IOException {
    return exchange(() -> {
      for (Parameter parameter : parameters.values()) {
        parameter.get();
      }
      return lastKnown();
    });
  }

  double lastKnown(String parameter) {
    lock.lock();
    try {
      return guard.value(parameter);
    } finally {
      lock.unlock();
    }
  }

  /** What every parameter was last known to be, without asking. */
  public Snapshot lastKnown() {
    lock.lock();
    try {
      Map<String, Snapshot.Value> values = new LinkedHashMap<>();
      parameters.forEach((name, parameter) ->
          values.put(name, new Snapshot.Value(guard.value(name), parameter.description().unit())));
      return new Snapshot(instrument, values);
    } finally {
      lock.unlock();
    }
  }
}
