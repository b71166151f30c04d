package org.ohmlight.experiments.bench;

import java.util.List;

/**
 * Benchmarks that belong together under a name a person types.
 *
 * @param name the name
 * @param about what is measured, in a line
 * @param classes the benchmarks
 */
public record BenchmarkGroup(String name, String about, List<BenchmarkClass> classes) {
  /** The cases whose names contain {@code part}. */
  public List<BenchmarkCase> cases(String part) {
    return classes.stream()
        .flatMap(type -> BenchmarkCase.of(type).stream())
        .filter(one -> one.name().contains(part))
        .toList();
  }
}
