package org.ohmlight.experiments.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.Version;
import org.ohmlight.experiments.bench.BenchmarkCase;
import org.ohmlight.experiments.bench.BenchmarkGroup;
import org.ohmlight.experiments.bench.BenchmarkRunner;
import org.ohmlight.experiments.bench.Effort;
import org.ohmlight.experiments.bench.Measurement;
import org.ohmlight.experiments.bench.crossbar.CrossbarBenchmarks;
import org.ohmlight.experiments.bench.drivers.DriverBenchmarks;
import org.ohmlight.experiments.bench.kernel.KernelBenchmarks;
import org.ohmlight.experiments.bench.learning.LearningBenchmarks;
import org.ohmlight.experiments.bench.optics.OpticsBenchmarks;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.store.Machine;
import org.ohmlight.experiments.table.TextTable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how fast this machine runs Ohmlight. */
@picocli.CommandLine.Command(
    name = "bench",
    description = {
      "Measures how fast Ohmlight runs here: several JVMs a benchmark, median and spread.",
      "Close other programs meanwhile; the minimum tells what the machine can do."
    })
final class BenchCommand extends Command {
  /** Every group. A new one is added here. */
  private static final List<BenchmarkGroup> GROUPS =
      List.of(
          KernelBenchmarks.group(),
          CrossbarBenchmarks.group(),
          OpticsBenchmarks.group(),
          LearningBenchmarks.group(),
          DriverBenchmarks.group());

  private static final String ALL = "all";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "GROUP",
      defaultValue = ALL,
      description = "kernel, crossbar, optics, learning, drivers, or all (default).")
  private String group = ALL;

  @Option(
      names = "--only",
      paramLabel = "PART",
      defaultValue = "",
      description = "Only benchmarks whose names contain this, such as gemm.")
  private String only = "";

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Threads that each do the same work at the same time (default: 1).")
  private int threads = 1;

  @Option(
      names = "--team",
      defaultValue = "0",
      description = {
        "Threads that share each operation, where it can be shared",
        "(default: 1; all cores in group learning)."
      })
  private int team;

  @Option(
      names = "--forks",
      defaultValue = "2",
      description = "JVMs a benchmark runs in, one after another (default: 2).")
  private int forks = 2;

  @Option(names = "--list", description = "List the benchmarks instead of running them.")
  private boolean list;

  BenchCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws RunnerException {
    List<BenchmarkCase> cases = cases();
    if (list) {
      List<String> names = cases.stream().map(BenchmarkCase::name).toList();
      return Answer.of(Map.of("benchmarks", names), String.join("\n", names) + "\n");
    }
    requirePositive("--threads", threads);
    requirePositive("--team", team == 0 ? 1 : team);
    requirePositive("--forks", forks);
    Effort brief = Effort.brief();
    Effort effort = new Effort(forks, brief.warmups(), brief.iterations(), brief.iterationMillis());
    BenchmarkRunner runner = new BenchmarkRunner(effort, threads, team);
    List<Measurement> measurements = new ArrayList<>();
    for (BenchmarkCase one : cases) {
      Optional<String> missing = one.missing().get();
      if (missing.isPresent()) {
        console().err().println("skipping " + one.name() + ": " + missing.get());
        continue;
      }
      console().err().println("measuring " + one.name() + " ...");
      measurements.add(runner.run(one));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    document.put("version", Version.text());
    document.put("benchmarks", measurements.stream().map(BenchCommand::entry).toList());
    return Answer.of(document, table(measurements));
  }

  private List<BenchmarkCase> cases() {
    List<BenchmarkCase> cases = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (BenchmarkGroup one : GROUPS) {
      known.add(one.name());
      if (group.equals(ALL) || group.equals(one.name())) {
        cases.addAll(one.cases(only));
      }
    }
    known.add(ALL);
    if (!known.contains(group)) {
      throw refused("no group of benchmarks is called " + group, String.join(", ", known));
    }
    if (cases.isEmpty()) {
      throw refused("no benchmark has '" + only + "' in its name", "ohmlight bench --list");
    }
    return cases;
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw refused(option + " must be at least 1, got " + value, option + " 1");
    }
  }

  private static BadInput refused(String what, String hint) {
    return new BadInput(List.of(Problem.of(what).in("command line").hint(hint)));
  }

  private static Map<String, Object> entry(Measurement one) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", one.name());
    entry.put("threads", one.threads());
    entry.put("unit", one.unit());
    entry.put("median", one.median());
    entry.put("min", one.min());
    entry.put("max", one.max());
    entry.put("forks", one.forks());
    one.gigaflops().ifPresent(value -> entry.put("gigaflops", value));
    one.gigabytes().ifPresent(value -> entry.put("gigabytes", value));
    return entry;
  }

  private static String table(List<Measurement> measurements) {
    TextTable table =
        new TextTable(1, "benchmark", "threads", "median", "min", "max", "unit", "GFLOP/s", "GB/s");
    for (Measurement one : measurements) {
      table.row(
          one.name(),
          String.valueOf(one.threads()),
          figure(one.median()),
          figure(one.min()),
          figure(one.max()),
          one.unit(),
          rate(one.gigaflops()),
          rate(one.gigabytes()));
    }
    return table.toString();
  }

  private static String rate(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "";
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }
}
