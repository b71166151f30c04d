package org.ohmlight.experiments.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.preset.DevicePreset;
import org.ohmlight.device.resistive.PulseCurve;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.plot.Axis;
import org.ohmlight.experiments.plot.Plot;
import org.ohmlight.experiments.plot.PlotFile;
import org.ohmlight.experiments.table.NewFiles;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Pulses one device up, then down, and writes its weight after each pulse. */
@CommandLine.Command(
    name = "pulse",
    description = "Pulses one device up, then down: its weight after each pulse, one a line.")
final class PulseCommand extends Command {
  private static final int MOST_PULSES = 10_000_000;

  @Option(
      names = "--device",
      required = true,
      paramLabel = "NAME_OR_FILE",
      description = "A device of 'device list', or a file.")
  private String device = "";

  @Option(names = "--up", required = true, paramLabel = "N", description = "Pulses up.")
  private int up;

  @Option(names = "--down", required = true, paramLabel = "N", description = "Pulses down.")
  private int down;

  @Option(
      names = "--noise-free",
      description = "The mean device: without spread, noise, faults and ageing.")
  private boolean noiseFree;

  @Option(
      names = "--seed",
      description = "Which device, and which noise (default ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed;

  @Option(names = "--out", paramLabel = "w.csv", description = "Where to write the weights.")
  private @Nullable Path out;

  @Option(names = "--plot", paramLabel = "out.png", description = "Where to plot them.")
  private @Nullable Path plot;

  PulseCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    requirePulses();
    DevicePreset preset = DeviceChoice.of("--device", device);
    float[] curve =
        noiseFree
            ? PulseCurve.noiseFree(preset.cell(), up, down)
            : PulseCurve.of(preset.cell(), up, down, seed);
    float[] weights = Arrays.copyOfRange(curve, 1, curve.length);
    StringBuilder lines = new StringBuilder();
    for (float weight : weights) {
      lines.append(weight).append('\n');
    }
    try (NewFiles files = new NewFiles()) {
      if (out != null) {
        files.add(out, lines.toString());
      }
      if (plot != null) {
        files.add(plot, part -> PlotFile.write(plot(preset, curve), part));
      }
      files.putInPlace();
    }
    return Answer.of(
        document(preset, weights), out == null ? lines.toString() : summary(preset, weights));
  }

  private void requirePulses() {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, Integer> count : Map.of("--up", up, "--down", down).entrySet()) {
      if (count.getValue() < 0 || count.getValue() > MOST_PULSES) {
        problems.add(
            Problem.of("This is not a number of pulses.")
                .in(count.getKey())
                .given(count.getValue().toString())
                .allowed("0 to " + MOST_PULSES));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  private Map<String, Object> document(DevicePreset preset, float[] weights) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("device", preset.name());
    document.put("up", up);
    document.put("down", down);
    document.put("noiseFree", noiseFree);
    if (!noiseFree) {
      document.put("seed", seed);
    }
    document.put("out", out == null ? "" : out.toString());
    document.put("weights", weights);
    return document;
  }

  private String summary(DevicePreset preset, float[] weights) {
    return "%s: %d pulses up, %d down, weight %s at the end, in %s%n"
        .formatted(
            preset.name(), up, down, weights.length == 0 ? 0f : weights[weights.length - 1], out);
  }

  private static Plot plot(DevicePreset preset, float[] curve) {
    double[] pulses = new double[curve.length];
    double[] weights = new double[curve.length];
    for (int k = 0; k < curve.length; k++) {
      pulses[k] = k;
      weights[k] = curve[k];
    }
    return new Plot.Lines(
        preset.title(),
        Axis.linear("pulse"),
        Axis.linear("weight"),
        List.of(new Plot.Series(preset.name(), pulses, weights, Plot.Mark.LINE)));
  }
}
