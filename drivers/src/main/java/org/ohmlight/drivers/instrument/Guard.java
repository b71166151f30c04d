package org.ohmlight.drivers.instrument;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one place that every set of an instrument goes through. It knows what each parameter was last
 * set to and when, and refuses what {@link Limits} forbid before a byte is sent.
 *
 * <p>A value that is not known, because it was never read or set, or because a set failed midway,
 * is a reason to refuse whatever is coupled to it or would move from it.
 */
final class Guard {
  private final String instrument;
  private final Limits limits;
  private final MonotonicClock clock;
  private final Map<String, Held> held = new LinkedHashMap<>();

  private record Held(double value, long nanos) {}

  Guard(String instrument, Limits limits, MonotonicClock clock) {
    this.instrument = instrument;
    this.limits = limits;
    this.clock = clock;
  }

  /** Refuses limits for parameters that do not exist: a slip of the pen would leave them open. */
  void requireNames(Set<String> parameters) {
    Set<String> unknown = new TreeSet<>(limits.ranges().keySet());
    unknown.addAll(limits.rates().keySet());
    limits.products().forEach(product -> unknown.add(product.first()));
    limits.products().forEach(product -> unknown.add(product.second()));
    unknown.removeAll(parameters);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Limits of "
              + instrument
              + " are given for "
              + String.join(", ", unknown)
              + "; it has "
              + String.join(", ", new TreeSet<>(parameters)));
    }
  }

  /** What a parameter was last known to be; NaN where nobody knows. */
  double value(String parameter) {
    Held last = held.get(parameter);
    return last == null ? Double.NaN : last.value;
  }

  /** A parameter is known to have this value since now. */
  void took(String parameter, double value) {
    held.put(parameter, new Held(value, clock.nanos()));
  }

  /** Nobody knows the value of a parameter any more. */
  void forget(String parameter) {
    held.remove(parameter);
  }

  /** Refuses a target that may never be reached, however slowly. */
  void permit(String parameter, Unit unit, Range range, double value) throws LimitRefused {
    if (!range.holds(value)) {
      throw refused(parameter, unit.text(value), "it takes " + text(range, unit), "");
    }
    Range allowed = limits.ranges().get(parameter);
    if (allowed != null && !allowed.holds(value)) {
      throw refused(parameter, unit.text(value), "its limits are " + text(allowed, unit), "");
    }
    for (Limits.Product product : limits.products()) {
      if (product.concerns(parameter)) {
        permit(product, parameter, unit, value);
      }
    }
  }

  private void permit(Limits.Product product, String parameter, Unit unit, double value)
      throws LimitRefused {
    String partner = product.partner(parameter);
    double other = value(partner);
    if (!(Math.abs(value * other) <= product.most())) {
      throw refused(
          parameter,
          unit.text(value),
          "with "
              + partner
              + (Double.isNaN(other) ? " unknown" : " at " + other)
              + " their product may be "
              + product.unit().text(product.most())
              + " at most",
          Double.isNaN(other) ? "read " + partner + " first" : "lower " + partner + " first");
    }
  }

  /** Refuses a step that is too far or too soon. */
  void permitStep(String parameter, Unit unit, double value) throws LimitRefused {
    Ramp rate = limits.rates().get(parameter);
    if (rate == null) {
      return;
    }
    Held last = held.get(parameter);
    if (last == null) {
      throw refused(
          parameter,
          unit.text(value),
          "its speed is limited and its value unknown",
          "read it first");
    }
    if (!rate.allows(value - last.value)) {
      throw refused(
          parameter,
          "a step from " + unit.text(last.value) + " to " + unit.text(value),
          "one step is " + unit.text(rate.step()) + " at most",
          "let the parameter ramp");
    }
    if (value != last.value && clock.nanos() - last.nanos < rate.pause().toNanos()) {
      throw refused(
          parameter,
          "two steps within " + (clock.nanos() - last.nanos) / 1_000_000 + " ms",
          "there must be " + rate.pause().toMillis() + " ms between them",
          "wait");
    }
  }

  /** How long until the limit of speed lets a parameter move again. */
  Duration untilNextStep(String parameter) {
    Held last = held.get(parameter);
    Duration pause = limits.ramp(parameter).pause();
    if (last == null || pause.isZero()) {
      return Duration.ZERO;
    }
    Duration left = pause.minusNanos(clock.nanos() - last.nanos);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private LimitRefused refused(String parameter, String asked, String allowed, String advice) {
    return new LimitRefused(
        instrument
            + " "
            + parameter
            + ": "
            + asked
            + " refused, "
            + allowed
            + ". Nothing was sent"
            + (advice.isEmpty() ? "" : ". Try: " + advice));
  }

  private static String text(Range range, Unit unit) {
    return unit.text(range.min()) + " to " + unit.text(range.max());
  }
}
