package org.ohmlight.experiments.bench;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * A class of JMH benchmarks.
 *
 * @param type the class
 * @param operations floating-point operations of one operation, by the value of the class's
 *     parameter ("" if it has none); 0 where they say nothing
 * @param bytes bytes that one operation moves between memory and cores, likewise
 * @param namedByValue whether the value of the parameter alone is the stable name
 * @param wholeMachine whether all cores share an operation unless a person says otherwise
 * @param missing what it needs and this machine has not; empty if it can run
 */
public record BenchmarkClass(
    Class<?> type,
    ToDoubleFunction<String> operations,
    ToDoubleFunction<String> bytes,
    boolean namedByValue,
    boolean wholeMachine,
    Supplier<Optional<String>> missing) {
  private static final ToDoubleFunction<String> NOTHING = parameter -> 0;

  /** A class whose work is counted in floating-point operations. */
  public static BenchmarkClass counted(Class<?> type, ToDoubleFunction<String> operations) {
    return new BenchmarkClass(type, operations, NOTHING, false, false, Optional::empty);
  }

  /** A class whose work is counted in bytes. */
  public static BenchmarkClass moving(Class<?> type, ToDoubleFunction<String> bytes) {
    return new BenchmarkClass(type, NOTHING, bytes, false, false, Optional::empty);
  }

  /** A class whose work is not counted. */
  public static BenchmarkClass uncounted(Class<?> type) {
    return counted(type, NOTHING);
  }

  /** The same, each case called by the value of the parameter alone. */
  public BenchmarkClass called() {
    return new BenchmarkClass(type, operations, bytes, true, wholeMachine, missing);
  }

  /** The same, with all cores sharing an operation unless a person says otherwise. */
  public BenchmarkClass onAllCores() {
    return new BenchmarkClass(type, operations, bytes, namedByValue, true, missing);
  }

  /** The same, run only where nothing is missing. */
  public BenchmarkClass needing(Supplier<Optional<String>> need) {
    return new BenchmarkClass(type, operations, bytes, namedByValue, wholeMachine, need);
  }
}
