package org.ohmlight.drivers.instrument;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an instrument was set to at one moment.
 *
 * @param instrument its name
 * @param values by the names of parameters, in the order of the driver
 */
public record Snapshot(String instrument, Map<String, Value> values) {
  public Snapshot {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * A value with its unit.
   *
   * @param value NaN where nobody knows it
   * @param unit its unit
   */
  public record Value(double value, Unit unit) {
    /** Plain data for a file: {@code {value: 0.2, unit: V}}; an unknown value is null. */
    public Map<String, @Nullable Object> plain() {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      plain.put("value", Double.isFinite(value) ? (Object) value : null);
      plain.put("unit", unit.symbol());
      return plain;
    }

    @Override
    public String toString() {
      return Double.isNaN(value) ? "unknown" : unit.text(value);
    }
  }

  /**
   * What became of a parameter.
   *
   * @param before value then, {@code absent} where it was not there
   * @param after value now
   */
  public record Change(String before, String after) {
    @Override
    public String toString() {
      return before + " -> " + after;
    }
  }

  /** Plain data for a file: maps, strings and numbers. */
  public Map<String, Object> plain() {
    Map<String, Object> settings = new LinkedHashMap<>();
    values.forEach((name, value) -> settings.put(name, value.plain()));
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("instrument", instrument);
    plain.put("settings", settings);
    return plain;
  }

  /** What is different in a later snapshot, by the names of parameters; empty if nothing is. */
  public Map<String, Change> changesTo(Snapshot later) {
    Set<String> names = new LinkedHashSet<>(values.keySet());
    names.addAll(later.values.keySet());
    Map<String, Change> changes = new LinkedHashMap<>();
    for (String name : names) {
      String before = text(values.get(name));
      String after = text(later.values.get(name));
      if (!before.equals(after)) {
        changes.put(name, new Change(before, after));
      }
    }
    return changes;
  }

  private static String text(@Nullable Value value) {
    return value == null ? "absent" : value.toString();
  }
}
