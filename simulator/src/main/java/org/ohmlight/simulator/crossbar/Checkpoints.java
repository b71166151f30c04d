package org.ohmlight.simulator.crossbar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Names and lengths of the arrays in a coupling's checkpoint. */
final class Checkpoints {
  private Checkpoints() {}

  /** Copies a saved array back. {@code into} is modified. */
  static void take(Map<String, float[]> saved, String name, float[] into) {
    float[] values = saved.get(name);
    if (values == null || values.length != into.length) {
      throw new IllegalArgumentException(
          "The checkpoint needs " + into.length + " values of '" + name + "'");
    }
    System.arraycopy(values, 0, into, 0, into.length);
  }

  /** The arrays whose names begin with a prefix, without it. */
  static Map<String, float[]> part(Map<String, float[]> all, String prefix) {
    Map<String, float[]> part = new LinkedHashMap<>();
    all.forEach((key, values) -> {
      if (key.startsWith(prefix)) {
        part.put(key.substring(prefix.length()), values);
      }
    });
    return part;
  }

  /** Adds arrays under a prefix. {@code all} is modified. */
  static void put(SequencedMap<String, float[]> all, String prefix, Map<String, float[]> part) {
    part.forEach((key, values) -> all.put(prefix + key, values));
  }
}
