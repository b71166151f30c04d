package org.ohmlight.experiments.bench;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * One benchmark with one value of its parameter.
 *
 * <p>Its stable name is the method in kebab case and the value, if there is one: method {@code
 * gemm} with {@code shape = 64x784x512} is {@code gemm-64x784x512}. A class may leave out the
 * method.
 *
 * @param name stable name
 * @param type class of the benchmark
 * @param method method of the benchmark
 * @param parameter name of the parameter, "" if there is none
 * @param value value of the parameter, "" if there is none
 * @param operations floating-point operations of one operation, 0 if they are not counted
 * @param bytes bytes that one operation moves, 0 if they are not counted
 * @param wholeMachine whether all cores share an operation unless a person says otherwise
 * @param missing what it needs and this machine has not; empty if it can run
 */
public record BenchmarkCase(
    String name,
    Class<?> type,
    String method,
    String parameter,
    String value,
    double operations,
    double bytes,
    boolean wholeMachine,
    Supplier<Optional<String>> missing) {

  /** All cases of a class, in the order of their names. */
  static List<BenchmarkCase> of(BenchmarkClass benchmarks) {
    Class<?> type = benchmarks.type();
    Optional<Field> parameter =
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> field.isAnnotationPresent(Param.class))
            .findFirst();
    List<BenchmarkCase> cases = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Benchmark.class)) {
        String field = parameter.map(Field::getName).orElse("");
        for (String value : parameter.map(BenchmarkCase::values).orElse(List.of(""))) {
          cases.add(
              new BenchmarkCase(
                  name(benchmarks, method, value),
                  type,
                  method.getName(),
                  field,
                  value,
                  benchmarks.operations().applyAsDouble(value),
                  benchmarks.bytes().applyAsDouble(value),
                  benchmarks.wholeMachine(),
                  benchmarks.missing()));
        }
      }
    }
    cases.sort(Comparator.comparing(BenchmarkCase::name));
    return cases;
  }

  private static String name(BenchmarkClass benchmarks, Method method, String value) {
    if (benchmarks.namedByValue()) {
      return value;
    }
    return kebab(method.getName()) + (value.isEmpty() ? "" : "-" + value);
  }

  private static List<String> values(Field parameter) {
    return List.of(parameter.getAnnotation(Param.class).value());
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z]|[0-9][0-9x]*)", "-$1").toLowerCase(Locale.ROOT);
  }
}
