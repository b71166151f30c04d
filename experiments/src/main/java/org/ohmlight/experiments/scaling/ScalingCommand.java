package org.ohmlight.experiments.scaling;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.Version;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.plot.Axis;
import org.ohmlight.experiments.plot.Plot;
import org.ohmlight.experiments.plot.PlotFile;
import org.ohmlight.experiments.store.Machine;
import org.ohmlight.experiments.table.TextTable;
import org.ohmlight.kernel.Team;
import picocli.CommandLine.Option;

/** Measures how cost grows with size, and what a machine of a thousand million cells would be. */
@picocli.CommandLine.Command(
    name = "scaling",
    description = {
      "Measures how time and memory grow with size, and puts a machine of 1e9 cells on paper.",
      "Close other programs meanwhile."
    })
public final class ScalingCommand extends Command {
  @Option(
      names = "--seconds",
      defaultValue = "1.5",
      description = "How long to measure each point [s] (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--plot",
      paramLabel = "out.png",
      description = "Where to plot the time a weight and sample against each axis.")
  private @Nullable Path plot;

  /** Prints on the given console. */
  public ScalingCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    if (!(seconds > 0 && seconds <= 600)) {
      throw new BadInput(
          Problem.of("A point is measured for some time.")
              .in("--seconds")
              .given(String.valueOf(seconds))
              .allowed("above 0, at most 600")
              .hint("--seconds 1.5"));
    }
    Stopwatch stopwatch = new Stopwatch(seconds);
    int cores = Runtime.getRuntime().availableProcessors();
    List<Growth> growths = new Growths(stopwatch, cores, this::say).measured();
    say("memory a cell");
    List<CellMemory> memory = CellMemory.measured();
    say("a machine of 1e9 cells");
    BigMachine machine;
    try (Team team = new Team(cores)) {
      machine = BigMachine.measured(stopwatch, team);
    }
    if (plot != null) {
      PlotFile.write(plot(growths), plot);
    }
    return Answer.of(document(growths, memory, machine), text(growths, memory, machine));
  }

  private void say(String what) {
    console().err().println("measuring " + what + " ...");
  }

  private static Map<String, Object> document(
      List<Growth> growths, List<CellMemory> memory, BigMachine machine) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    document.put("version", Version.text());
    List<Map<String, Object>> axes = new ArrayList<>();
    for (Growth growth : growths) {
      Map<String, Object> axis = new LinkedHashMap<>();
      axis.put("axis", growth.axis());
      axis.put("work", growth.work());
      axis.put("exponent", growth.exponent());
      axis.put("points", growth.points());
      axes.add(axis);
    }
    document.put("growth", axes);
    document.put("memory", memory);
    document.put("samples", machine.samples());
    document.put("estimate", machine.estimate(pulsedBytes(memory)));
    return document;
  }

  private static double pulsedBytes(List<CellMemory> memory) {
    return memory.stream()
        .filter(one -> one.holder().contains("pulsed"))
        .mapToDouble(CellMemory::bytesACell)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String text(List<Growth> growths, List<CellMemory> memory, BigMachine machine) {
    StringBuilder text = new StringBuilder();
    for (Growth growth : growths) {
      text.append(
          "%s: %s; time ~ %.2f-th power%n"
              .formatted(growth.axis(), growth.work(), growth.exponent()));
      TextTable table = new TextTable(1, "size", "ms", "ns a weight and sample");
      for (Growth.Point point : growth.points()) {
        table.row(point.size(), figure(point.seconds() * 1e3), figure(point.nanosEach()));
      }
      text.append(table).append('\n');
    }
    TextTable held = new TextTable(1, "weights held by", "cells a weight", "bytes a weight");
    memory.forEach(
        one -> held.row(one.holder(), String.valueOf(one.cells()), figure(one.bytesAWeight())));
    text.append(held).append('\n');
    text.append(onPaper(machine.estimate(pulsedBytes(memory))));
    return text.toString();
  }

  private static String onPaper(BigMachine.Estimate machine) {
    return """
    1e9 cells on paper, in pulsed pairs on tiles of 256 x 256; a pass is forward and back:
      simulation  %s GB, %s s a pass and sample
      hardware    %s mm2, %s us and %s uJ a pass and sample
    """
        .formatted(
            figure(machine.simulatorBytes() * 1e-9),
            figure(machine.simulatorSeconds()),
            figure(machine.squareMetres() * 1e6),
            figure(machine.seconds() * 1e6),
            figure(machine.joules() * 1e6));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static Plot plot(List<Growth> growths) {
    List<Plot.Series> series = new ArrayList<>();
    for (Growth growth : growths) {
      List<Growth.Point> points = growth.points();
      double first = points.getFirst().value();
      series.add(
          new Plot.Series(
              growth.axis().replaceFirst(" of .*", "").replaceFirst(",.*", "")
                  + (growth.work().contains("crossbar") ? " (crossbar)" : " (EP)"),
              points.stream().mapToDouble(point -> point.value() / first).toArray(),
              points.stream().mapToDouble(Growth.Point::nanosEach).toArray(),
              Plot.Mark.LINE_AND_DOTS));
    }
    return new Plot.Lines(
        "Time a weight and sample as things grow",
        Axis.log("size, as a multiple of the smallest"),
        Axis.log("ns a weight and sample"),
        series);
  }
}
