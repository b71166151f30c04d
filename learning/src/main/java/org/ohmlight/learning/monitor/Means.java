package org.ohmlight.learning.monitor;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Running means of figures by name. */
final class Means {
  private final SequencedMap<String, double[]> sums = new LinkedHashMap<>();

  /** Adds a figure; one that is no number is left out. */
  void add(String name, double value) {
    if (Double.isFinite(value)) {
      double[] sum = sums.computeIfAbsent(name, n -> new double[2]);
      sum[0] += value;
      sum[1]++;
    }
  }

  /** The means so far, which are forgotten. */
  SequencedMap<String, Double> take() {
    SequencedMap<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum[0] / sum[1]));
    sums.clear();
    return means;
  }
}
