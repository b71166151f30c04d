package org.ohmlight.experiments.bench;

import java.util.function.ToDoubleFunction;

/**
 * A class of JMH benchmarks.
 *
 * @param type the class
 * @param operations floating-point operations of one operation, by the value of the class's
 *     parameter ("" if it has none); 0 where they say nothing
 */
public record BenchmarkClass(Class<?> type, ToDoubleFunction<String> operations) {
  /** A class whose work is not counted in floating-point operations. */
  public static BenchmarkClass uncounted(Class<?> type) {
    return new BenchmarkClass(type, parameter -> 0);
  }
}
