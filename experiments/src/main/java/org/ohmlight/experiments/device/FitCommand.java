package org.ohmlight.experiments.device;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ohmlight.device.resistive.DeviceFit;
import org.ohmlight.device.resistive.MeasuredCurve;
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
import picocli.CommandLine.Parameters;

/** Fits a device to a measured pulse response. */
@CommandLine.Command(
    name = "fit",
    description = {
      "Fits a linear-step device to a measured pulse response.%n",
      "The file has the header 'pulse,conductance_uS' (or _S, _mS, _nS): the conductance before"
          + " the first pulse and after each, first pulses up, then down.%n"
    })
final class FitCommand extends Command {
  private static final Pattern LINE = Pattern.compile(".* line (\\d+): (.*)", Pattern.DOTALL);

  @Parameters(paramLabel = "measured.csv", description = "The measured curve.")
  private Path measured = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE.device",
      description = "Where to write the device, for --device of other commands.")
  private @Nullable Path out;

  @Option(names = "--plot", paramLabel = "out.png", description = "Where to plot curve and fit.")
  private @Nullable Path plot;

  FitCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    DeviceFit fit = fit(text());
    try (NewFiles files = new NewFiles()) {
      if (out != null) {
        files.add(out, FittedDeviceFile.text(fit, measured));
      }
      if (plot != null) {
        files.add(plot, part -> PlotFile.write(plot(fit), part));
      }
      files.putInPlace();
    }
    return Answer.of(document(fit), summary(fit));
  }

  private String text() throws IOException {
    try {
      return Files.readString(measured, StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new BadInput(Problem.of("There is no such file.").in(measured.toString()));
    } catch (MalformedInputException binary) {
      throw new BadInput(Problem.of("This is not a text file.").in(measured.toString()));
    }
  }

  private DeviceFit fit(String text) {
    try {
      return DeviceFit.of(MeasuredCurve.ofCsv(measured.toString(), text));
    } catch (IllegalArgumentException wrong) {
      String message = String.valueOf(wrong.getMessage());
      Matcher placed = LINE.matcher(message);
      throw new BadInput(
          placed.matches()
              ? Problem.of(placed.group(2))
                  .at(measured.toString(), Integer.parseInt(placed.group(1)), 0)
              : Problem.of(message).in(measured.toString()));
    }
  }

  private Map<String, Object> document(DeviceFit fit) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("model", "linear-step");
    document.put("minSiemens", fit.minSiemens());
    document.put("maxSiemens", fit.maxSiemens());
    document.put("cell", FittedDeviceFile.entries(fit));
    document.put("rmsError", fit.rmsError());
    document.put("rSquared", fit.rSquared());
    document.put("out", out == null ? "" : out.toString());
    return document;
  }

  private String summary(DeviceFit fit) {
    StringBuilder text = new StringBuilder("linear-step\n");
    FittedDeviceFile.entries(fit)
        .forEach((key, value) -> text.append("  %-24s %s%n".formatted(key, value)));
    text.append(
        "conductance %.4g to %.4g S, rms error %.3g of a range of 2, R^2 %.5f%n"
            .formatted(fit.minSiemens(), fit.maxSiemens(), fit.rmsError(), fit.rSquared()));
    return text.toString();
  }

  private static Plot plot(DeviceFit fit) {
    double[] pulses = new double[fit.measured().size()];
    for (int k = 0; k < pulses.length; k++) {
      pulses[k] = k;
    }
    return new Plot.Lines(
        "Measured pulse response and fit",
        Axis.linear("pulse"),
        Axis.linear("weight"),
        List.of(
            new Plot.Series("measured", pulses, values(fit.measured()), Plot.Mark.DOTS),
            new Plot.Series("fit", pulses, values(fit.fitted()), Plot.Mark.LINE)));
  }

  private static double[] values(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
