package org.ohmlight.experiments.optics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
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
import org.ohmlight.simulator.optics.loop.AsymmetryTable;
import org.ohmlight.simulator.optics.loop.ErrorBudget;
import org.ohmlight.simulator.optics.loop.LoopMachine;
import picocli.CommandLine.Option;

/** What each stage of an analog optical computer costs, and how symmetric it holds a matrix. */
@picocli.CommandLine.Command(
    name = "budget",
    description = "Shows the error of an optical computer, stage by stage, and its asymmetry.",
    footer = {
      "",
      "Errors are relative to the ideal product, after a fit of one gain, of a gain and an offset",
      "for each output, or of any matrix, which is what learning in place can reach."
    })
final class OpticsBudgetCommand extends Command {
  @Option(
      names = "--machine",
      defaultValue = "aoc-48",
      description = "aoc-16 or aoc-48: measured calibrations. Default: ${DEFAULT-VALUE}.")
  private String machine = "aoc-48";

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw the errors, stages switched on one after another (.png or .svg).")
  private @Nullable Path plot;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of weights and states. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  OpticsBudgetCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    LoopMachine chosen = chosen();
    ErrorBudget budget = new ErrorBudget(chosen, ErrorBudget.Sampling.STANDARD, seed);
    List<ErrorBudget.Line> lines = budget.lines();
    List<ErrorBudget.Line> steps = budget.waterfall();
    ErrorBudget.Sampling matrices = new ErrorBudget.Sampling(0.35, 4, 1500);
    List<AsymmetryTable.Line> asymmetry = new AsymmetryTable(chosen, matrices, seed).lines();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", machine);
    document.put("seed", seed);
    document.put("stages", lines);
    document.put("waterfall", steps);
    document.put("asymmetry", asymmetry);
    Path file = plot;
    if (file != null) {
      PlotFile.write(waterfall(steps), file);
      document.put("plot", file.toString());
    }
    return Answer.of(document, text(lines, asymmetry, file));
  }

  private LoopMachine chosen() {
    return switch (machine) {
      case "aoc-16" -> AocPresets.aoc16();
      case "aoc-48" -> AocPresets.aoc48();
      default ->
          throw new BadInput(
              Problem.of("There is no such machine.")
                  .in("--machine")
                  .given(machine)
                  .allowed("aoc-16, aoc-48"));
    };
  }

  private Plot waterfall(List<ErrorBudget.Line> steps) {
    return new Plot.Bars(
        "Error of " + machine + ", stages switched on one after another",
        Axis.linear("stages on, up to and including"),
        Axis.linear("rms error over rms signal").from(0),
        steps.stream().map(ErrorBudget.Line::stage).toList(),
        List.of(
            group("after one gain", steps, ErrorBudget.Line::afterGain),
            group("after gain and offset of each output", steps, ErrorBudget.Line::afterOutputs),
            group("after any linear map", steps, ErrorBudget.Line::afterLinear)));
  }

  private static Plot.Group group(
      String name, List<ErrorBudget.Line> steps, ToDoubleFunction<ErrorBudget.Line> error) {
    return new Plot.Group(name, steps.stream().mapToDouble(error).toArray());
  }

  private String text(
      List<ErrorBudget.Line> lines, List<AsymmetryTable.Line> asymmetry, @Nullable Path file) {
    TextTable stages =
        new TextTable(1, "stage on", "one gain", "outputs calibrated", "any linear map");
    for (ErrorBudget.Line line : lines) {
      stages.row(
          line.stage(),
          figure(line.afterGain()),
          figure(line.afterOutputs()),
          figure(line.afterLinear()));
    }
    TextTable symmetric =
        new TextTable(1, "stage on", "asymmetry", "gains calibrated", "cosine", "calibrated");
    for (AsymmetryTable.Line line : asymmetry) {
      symmetric.row(
          line.stage(),
          figure(line.raw()),
          figure(line.calibrated()),
          figure(line.cosineRaw()),
          figure(line.cosineCalibrated()));
    }
    return "Error of the optical product of "
        + machine
        + ", rms over rms signal\n\n"
        + stages
        + "\nA symmetric matrix as the machine holds it: |A - A^T| / |A + A^T|\n\n"
        + symmetric
        + (file == null ? "" : "\nPlot: " + file + "\n");
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
