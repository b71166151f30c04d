package org.ohmlight.experiments.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks in JVMs of their own.
 *
 * @param effort how long to measure
 * @param threads threads that each do the same work at the same time
 * @param team threads that share an operation, where it can be shared; 0 leaves it to the benchmark
 */
public record BenchmarkRunner(Effort effort, int threads, int team) {
  private static final List<String> JVM_FLAGS =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseG1GC");

  public BenchmarkRunner {
    if (threads < 1 || team < 0) {
      throw new IllegalArgumentException(
          "A benchmark needs at least one thread and no fewer than none that share, got "
              + threads
              + " and "
              + team);
    }
  }

  /** Measures one case. */
  public Measurement run(BenchmarkCase benchmark) throws RunnerException {
    // What a fork says must not come between the lines of a document on standard output.
    OutputFormat quiet = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    Collection<RunResult> results = new Runner(options(benchmark).build(), quiet).run();
    return measurement(benchmark, results.iterator().next());
  }

  private ChainedOptionsBuilder options(BenchmarkCase benchmark) {
    TimeValue iteration = TimeValue.milliseconds(effort.iterationMillis());
    String name = benchmark.type().getName() + "." + benchmark.method();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(name) + "$")
            .forks(effort.forks())
            .warmupIterations(effort.warmups())
            .warmupTime(iteration)
            .measurementIterations(effort.iterations())
            .measurementTime(iteration)
            .threads(threads)
            .jvmArgs(flags(sharing(benchmark)))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    return benchmark.parameter().isEmpty()
        ? options
        : options.param(benchmark.parameter(), benchmark.value());
  }

  private int sharing(BenchmarkCase benchmark) {
    if (team > 0) {
      return team;
    }
    return benchmark.wholeMachine() ? Runtime.getRuntime().availableProcessors() : 1;
  }

  private static String[] flags(int sharing) {
    List<String> flags = new ArrayList<>(JVM_FLAGS);
    flags.add("-Dohmlight.bench.team=" + sharing);
    return flags.toArray(String[]::new);
  }

  private Measurement measurement(BenchmarkCase benchmark, RunResult result) {
    double[] times =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
            .sorted()
            .toArray();
    double median = (times[(times.length - 1) / 2] + times[times.length / 2]) / 2;
    TimeUnit unit = result.getParams().getTimeUnit();
    double nanos = median * unit.toNanos(1);
    return new Measurement(
        benchmark.name(),
        threads * sharing(benchmark),
        symbol(unit),
        median,
        times[0],
        times[times.length - 1],
        effort.forks(),
        rate(threads * benchmark.operations(), nanos),
        rate(threads * benchmark.bytes(), nanos));
  }

  private static OptionalDouble rate(double amount, double nanos) {
    return amount > 0 ? OptionalDouble.of(amount / nanos) : OptionalDouble.empty();
  }

  private static String symbol(TimeUnit unit) {
    return switch (unit) {
      case NANOSECONDS -> "ns";
      case MICROSECONDS -> "us";
      case MILLISECONDS -> "ms";
      default -> "s";
    };
  }
}
