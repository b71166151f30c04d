package org.ohmlight.experiments.crossbar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.plot.Axis;
import org.ohmlight.experiments.plot.Plot;
import org.ohmlight.experiments.plot.PlotFile;
import org.ohmlight.experiments.table.CsvMatrix;
import org.ohmlight.experiments.table.NewFiles;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Batch;
import org.ohmlight.physical.Coupling;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.crossbar.CrossbarSubstrate;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Multiplies inputs with a matrix as a crossbar with converters does it. */
@CommandLine.Command(
    name = "forward",
    description = "Multiplies inputs with weights through DAC, crossbar and ADC.")
final class ForwardCommand extends Command {
  private static final CsvMatrix.Domain WEIGHT =
      new CsvMatrix.Domain("weight", w -> Math.abs(w) <= 1e6, "-1e6 to 1e6");
  private static final CsvMatrix.Domain INPUT =
      new CsvMatrix.Domain("input", x -> Math.abs(x) <= 1e6, "-1e6 to 1e6");

  @Option(
      names = "--weights",
      required = true,
      paramLabel = "W.csv",
      description = "The matrix: outputs x inputs.")
  private Path weights = Path.of("");

  @Option(
      names = "--inputs",
      required = true,
      paramLabel = "X.csv",
      description = "Rows of inputs: samples x inputs.")
  private Path inputs = Path.of("");

  @Option(
      names = "--io",
      required = true,
      paramLabel = "IO.yaml",
      description =
          "The converters: inp_res, inp_bound, out_res, out_bound, noise_management,"
              + " bound_management, out_noise, is_perfect.")
  private Path io = Path.of("");

  @Option(
      names = "--seed",
      description = "Which noise, where there is some (default ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "Y.csv",
      description = "Where to write the outputs: samples x outputs.")
  private @Nullable Path out;

  @Option(
      names = "--plot",
      paramLabel = "out.png",
      description = "Where to plot the outputs against those of an exact product.")
  private @Nullable Path plot;

  ForwardCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    CrossbarSettings settings = IoFile.read(io);
    CsvMatrix w = CsvMatrix.read(weights, WEIGHT);
    CsvMatrix x = CsvMatrix.read(inputs, INPUT);
    if (w.columns() != x.columns()) {
      throw new BadInput(
          Problem.of("The rows of inputs do not fit the weights.")
              .in(inputs.toString())
              .given(x.columns() + " values a row")
              .allowed(w.columns() + " values, one for each column of " + weights));
    }
    double[] y = forward(settings, w, x);
    double[] exact = forward(CrossbarSettings.ideal(), w, x);
    try (NewFiles files = new NewFiles()) {
      if (out != null) {
        files.add(out, text(y, w.rows()));
      }
      if (plot != null) {
        files.add(plot, part -> PlotFile.write(plot(exact, y), part));
      }
      files.putInPlace();
    }
    return Answer.of(
        document(w, x, y, exact), out == null ? text(y, w.rows()) : summary(w, x, y, exact));
  }

  private double[] forward(CrossbarSettings settings, CsvMatrix w, CsvMatrix x) {
    try (Team team = Team.solo();
        CrossbarSubstrate substrate = new CrossbarSubstrate(settings, seed, team);
        Coupling coupling = substrate.couple("forward", w.rows(), w.columns(), 1f)) {
      coupling.program(floats(w.values()), 0);
      Batch y = Batch.zeros(x.rows(), w.rows());
      coupling.forward(Batch.of(floats(x.values()), x.rows(), x.columns()), y, 1);
      double[] values = new double[x.rows() * w.rows()];
      for (int k = 0; k < values.length; k++) {
        values[k] = y.values()[y.offset() + k];
      }
      return values;
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < floats.length; k++) {
      floats[k] = (float) values[k];
    }
    return floats;
  }

  /** Single-precision values with the digits that they have. */
  private static String text(double[] values, int columns) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < values.length; k++) {
      text.append((float) values[k]).append((k + 1) % columns == 0 ? '\n' : ',');
    }
    return text.toString();
  }

  private static double rms(double[] y, double[] exact) {
    double sum = 0;
    for (int k = 0; k < y.length; k++) {
      sum += (y[k] - exact[k]) * (y[k] - exact[k]);
    }
    return Math.sqrt(sum / y.length);
  }

  private Map<String, Object> document(CsvMatrix w, CsvMatrix x, double[] y, double[] exact) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("samples", x.rows());
    document.put("inputs", w.columns());
    document.put("outputs", w.rows());
    document.put("rmsError", rms(y, exact));
    document.put("out", out == null ? "" : out.toString());
    if (out == null) {
      document.put("values", y);
    }
    return document;
  }

  private String summary(CsvMatrix w, CsvMatrix x, double[] y, double[] exact) {
    return "%d samples through %d x %d weights: rms error %.3g against an exact product, in %s%n"
        .formatted(x.rows(), w.rows(), w.columns(), rms(y, exact), out);
  }

  private static Plot plot(double[] exact, double[] y) {
    return new Plot.Lines(
        "Outputs of the crossbar",
        Axis.linear("exact product"),
        Axis.linear("crossbar"),
        List.of(
            new Plot.Series("outputs", exact, y, Plot.Mark.DOTS),
            new Plot.Series("exact", exact, exact, Plot.Mark.DASHED)));
  }
}
