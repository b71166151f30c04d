package org.ohmlight.learning.optimizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Arrays that an optimizer keeps from step to step, by what they hold and for which parameter. */
final class Memory {
  private final SequencedMap<String, float[]> arrays = new LinkedHashMap<>();

  /** The array of a kind for a parameter, zero at first. */
  float[] of(String kind, String parameter, int size) {
    return arrays.computeIfAbsent(kind + " " + parameter, name -> new float[size]);
  }

  /** Copies of everything, in the order in which it was first asked for. */
  SequencedMap<String, float[]> checkpoint() {
    SequencedMap<String, float[]> copies = new LinkedHashMap<>();
    arrays.forEach((name, values) -> copies.put(name, values.clone()));
    return copies;
  }

  void restore(Map<String, float[]> checkpoint) {
    arrays.clear();
    checkpoint.forEach((name, values) -> arrays.put(name, values.clone()));
  }
}
