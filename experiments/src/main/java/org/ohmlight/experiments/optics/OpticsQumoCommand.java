package org.ohmlight.experiments.optics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.plot.Axis;
import org.ohmlight.experiments.plot.Plot;
import org.ohmlight.experiments.plot.PlotFile;
import org.ohmlight.experiments.table.TextTable;
import org.ohmlight.simulator.optics.loop.AocPresets;
import org.ohmlight.simulator.optics.loop.LoopMachine;
import org.ohmlight.simulator.optics.loop.LoopNoise;
import org.ohmlight.simulator.optics.loop.LoopStage;
import org.ohmlight.simulator.optics.loop.QumoProblem;
import org.ohmlight.simulator.optics.loop.QumoSearch;
import org.ohmlight.simulator.optics.loop.QumoSolver;
import picocli.CommandLine.Option;

/** An optical loop as a solver of mixed quadratic problems, held against exhaustive search. */
@picocli.CommandLine.Command(
    name = "qumo",
    description = "Solves random mixed binary and continuous problems on an optical computer.",
    footer = {
      "",
      "Every problem is also solved by exhaustive search. A problem counts as solved when all its",
      "binary variables are right and the value is within a hundredth of the best."
    })
final class OpticsQumoCommand extends Command {
  private static final int MOST_BINARIES = 16;

  @Option(
      names = "--problems",
      defaultValue = "20",
      description = "Random problems. Default: ${DEFAULT-VALUE}.")
  private int problems = 20;

  @Option(
      names = "--binaries",
      defaultValue = "8",
      description = "Binary variables of each, at most 16. Default: ${DEFAULT-VALUE}.")
  private int binaries = 8;

  @Option(
      names = "--continuous",
      defaultValue = "3",
      description = "Continuous variables of each. Default: ${DEFAULT-VALUE}.")
  private int continuous = 3;

  @Option(
      names = "--starts",
      defaultValue = "10",
      description = "Runs from random states; the best counts. Default: ${DEFAULT-VALUE}.")
  private int starts = 10;

  @Option(names = "--seed", defaultValue = "1", description = "Seed. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw how many were solved (.png or .svg).")
  private @Nullable Path plot;

  /**
   * How a machine did.
   *
   * @param machine which
   * @param solved problems solved
   * @param problems problems there were
   * @param low end of the 95 % interval of the part solved (Wilson)
   * @param high its other end
   * @param meanGap mean excess of the value found over the best, over its magnitude
   * @param writeError mean relative error of the matrix that the machine held
   */
  record Line(
      String machine,
      int solved,
      int problems,
      double low,
      double high,
      double meanGap,
      double writeError) {}

  OpticsQumoCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    check();
    LoopMachine machine = AocPresets.aoc48();
    Set<LoopStage> twin = EnumSet.complementOf(EnumSet.of(LoopStage.SPLITTER_LEAK));
    LoopNoise noise = new LoopNoise(1e-3, 1e5, 1e-3, 0.01, 1e5);
    List<Line> lines = new ArrayList<>();
    lines.add(line("ideal loop", machine, EnumSet.noneOf(LoopStage.class), LoopNoise.NONE));
    lines.add(line("aoc-48 as measured", machine, twin, LoopNoise.NONE));
    lines.add(line("aoc-48 with noise and drift", machine, twin, noise));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("binaries", binaries);
    document.put("continuous", continuous);
    document.put("starts", starts);
    document.put("seed", seed);
    document.put("noise", noise);
    document.put("machines", lines);
    Path file = plot;
    if (file != null) {
      PlotFile.write(picture(lines), file);
      document.put("plot", file.toString());
    }
    return Answer.of(document, text(lines, file));
  }

  private void check() {
    require("--problems", problems, 1, 10_000);
    require("--binaries", binaries, 0, MOST_BINARIES);
    require("--continuous", continuous, 0, 47 - MOST_BINARIES);
    require("--starts", starts, 1, 1000);
    if (binaries + continuous < 2) {
      throw new BadInput(
          Problem.of("A problem has at least two variables.")
              .in("--binaries, --continuous")
              .given(binaries + ", " + continuous)
              .allowed("two or more together"));
    }
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new BadInput(
          Problem.of("This number is out of range.")
              .in(option)
              .given(Integer.toString(value))
              .allowed(least + " to " + most));
    }
  }

  private Line line(String name, LoopMachine machine, Set<LoopStage> stages, LoopNoise noise) {
    QumoSolver.Schedule standard = QumoSolver.Schedule.STANDARD;
    QumoSolver.Schedule schedule =
        new QumoSolver.Schedule(
            standard.iterations(),
            starts,
            standard.stepVolts(),
            standard.firstLeak(),
            standard.lastLeak(),
            standard.railVolts());
    QumoSolver solver = new QumoSolver(machine, stages, noise, schedule, seed);
    int solved = 0;
    double gaps = 0;
    double errors = 0;
    for (int k = 0; k < problems; k++) {
      QumoProblem problem = QumoProblem.random(binaries, continuous, seed, k);
      double[] best = QumoSearch.minimiser(problem);
      QumoSolver.Solution found = solver.solve(problem);
      double value = problem.value(best);
      double gap = (found.value() - value) / Math.max(Math.abs(value), Double.MIN_NORMAL);
      solved += gap < 0.01 && sameBinaries(best, found.x()) ? 1 : 0;
      gaps += gap / problems;
      errors += found.writeError() / problems;
    }
    double[] interval = wilson(solved, problems);
    return new Line(name, solved, problems, interval[0], interval[1], gaps, errors);
  }

  private boolean sameBinaries(double[] best, double[] found) {
    boolean same = true;
    for (int i = 0; i < binaries; i++) {
      same &= best[i] == found[i];
    }
    return same;
  }

  /** 95 % interval of a part (Wilson, 1927). */
  static double[] wilson(int solved, int count) {
    double z = 1.96;
    double part = (double) solved / count;
    double middle = part + z * z / (2 * count);
    double half = z * Math.sqrt(part * (1 - part) / count + z * z / (4.0 * count * count));
    double scale = 1 + z * z / count;
    return new double[] {
      Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)
    };
  }

  private Plot picture(List<Line> lines) {
    return new Plot.Bars(
        "Mixed problems of "
            + binaries
            + " binary and "
            + continuous
            + " continuous variables solved",
        Axis.linear("machine"),
        Axis.linear("part solved").from(0),
        lines.stream().map(Line::machine).toList(),
        List.of(
            new Plot.Group(
                "solved",
                lines.stream().mapToDouble(l -> (double) l.solved() / l.problems()).toArray())));
  }

  private String text(List<Line> lines, @Nullable Path file) {
    TextTable table =
        new TextTable(1, "machine", "solved", "95 % interval", "mean gap", "write error");
    for (Line line : lines) {
      table.row(
          line.machine(),
          line.solved() + " of " + line.problems(),
          String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * line.low(), 100 * line.high()),
          String.format(Locale.ROOT, "%.4f", line.meanGap()),
          String.format(Locale.ROOT, "%.3f", line.writeError()));
    }
    return "Mixed problems of "
        + binaries
        + " binary and "
        + continuous
        + " continuous variables, against exhaustive search\n\n"
        + table
        + (file == null ? "" : "\nPlot: " + file + "\n");
  }
}
