package org.ohmlight.physical;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a substrate is and how it was set, for the record.
 *
 * @param substrate kind: {@code exact}, {@code crossbar}, {@code slm}, ...
 * @param settings every parameter that decides its behaviour, name to value with unit
 */
public record Provenance(String substrate, SortedMap<String, String> settings) {
  public Provenance {
    settings = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }
}
