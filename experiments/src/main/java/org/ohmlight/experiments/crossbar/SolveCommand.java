package org.ohmlight.experiments.crossbar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.plot.Plot;
import org.ohmlight.experiments.plot.PlotFile;
import org.ohmlight.experiments.table.CsvMatrix;
import org.ohmlight.experiments.table.NewFiles;
import org.ohmlight.simulator.crossbar.line.Conductances;
import org.ohmlight.simulator.crossbar.line.WireSettings;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Solves the circuit of a crossbar whose wires have resistance. */
@CommandLine.Command(
    name = "solve",
    description = {
      "Solves a crossbar with resistive wires exactly.%n",
      "Each word line is driven by its source through one wire segment; each bit line is held at"
          + " 0 V behind one segment. A zero resistance merges the nodes it joins.%n"
    })
final class SolveCommand extends Command {
  @Option(
      names = "--voltages",
      required = true,
      paramLabel = "V.csv",
      description = "Source voltages, V: word lines x inputs.")
  private Path voltages = Path.of("");

  @Option(
      names = "--resistances",
      required = true,
      paramLabel = "R.csv",
      description = "Cells, ohm: word lines x bit lines; inf is open, 0 shorted.")
  private Path resistances = Path.of("");

  @Option(names = "--word-ohm", required = true, description = "One segment of a word line, ohm.")
  private double wordOhm;

  @Option(names = "--bit-ohm", required = true, description = "One segment of a bit line, ohm.")
  private double bitOhm;

  @Option(names = "--source-ohm", description = "Resistance of each source, ohm (default 0).")
  private double sourceOhm;

  @Option(names = "--sense-ohm", description = "Resistance of each sense input, ohm (default 0).")
  private double senseOhm;

  @Option(
      names = "--drive",
      description = "Driven ends of the word lines: ${COMPLETION-CANDIDATES}.")
  private WireSettings.Drive drive = WireSettings.Drive.LEFT;

  @Option(
      names = "--sense",
      description = "Sensed ends of the bit lines: ${COMPLETION-CANDIDATES}.")
  private WireSettings.Sense sense = WireSettings.Sense.BOTTOM;

  @Option(
      names = "--sinh-volts",
      paramLabel = "V0",
      description = "Cells with i = V0/R sinh(v/V0) instead of v/R.")
  private @Nullable Double sinhVolts;

  @Option(
      names = "--cubic",
      paramLabel = "K",
      description = "Cells with i = (v + K v^3)/R instead of v/R; K in 1/V^2.")
  private @Nullable Double cubic;

  @Option(
      names = "--out",
      paramLabel = "I.csv",
      description = "Where to write the output currents, A: inputs x bit lines.")
  private @Nullable Path out;

  @Option(
      names = "--plot",
      paramLabel = "out.png",
      description = "Where to plot the output currents, beside those of ideal wires.")
  private @Nullable Path plot;

  SolveCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    CellLawChoice law = CellLawChoice.of(sinhVolts, cubic);
    WireSettings wires = wires();
    CsvMatrix volts = CsvMatrix.read(voltages, VOLTAGE);
    CsvMatrix ohms = CsvMatrix.read(resistances, RESISTANCE);
    if (volts.rows() != ohms.rows()) {
      throw new BadInput(
          Problem.of("The voltages are for another number of word lines than the resistances.")
              .in(voltages.toString())
              .given(volts.rows() + " rows")
              .allowed(ohms.rows() + " rows, one for each row of " + resistances));
    }
    Conductances cells = Conductances.ofOhms(ohms.rows(), ohms.columns(), ohms.values());
    SolvedInputs solved = solve(cells, wires, law, volts);
    try (NewFiles files = new NewFiles()) {
      if (out != null) {
        files.add(out, CsvMatrix.text(solved.amps(), cells.bits()));
      }
      if (plot != null) {
        Plot drawn = solved.plot();
        files.add(plot, part -> PlotFile.write(drawn, part));
      }
      files.putInPlace();
    }
    return Answer.of(document(solved, cells), text(solved, cells));
  }

  private static final CsvMatrix.Domain VOLTAGE =
      new CsvMatrix.Domain("voltage", v -> Math.abs(v) <= 1e6, "-1e6 to 1e6 V");
  private static final CsvMatrix.Domain RESISTANCE =
      new CsvMatrix.Domain("resistance", v -> v >= 0, "0 (shorted) to inf (open), in ohm");

  private static SolvedInputs solve(
      Conductances cells, WireSettings wires, CellLawChoice law, CsvMatrix volts) {
    try {
      return SolvedInputs.of(cells, wires, law, volts.transposed(), volts.columns());
    } catch (IllegalArgumentException refused) {
      throw new BadInput(Problem.of(String.valueOf(refused.getMessage())));
    }
  }

  private WireSettings wires() {
    List<Problem> problems = new ArrayList<>();
    requireOhm("--word-ohm", wordOhm, problems);
    requireOhm("--bit-ohm", bitOhm, problems);
    requireOhm("--source-ohm", sourceOhm, problems);
    requireOhm("--sense-ohm", senseOhm, problems);
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return new WireSettings(wordOhm, bitOhm, sourceOhm, senseOhm, drive, sense);
  }

  private static void requireOhm(String option, double ohm, List<Problem> problems) {
    if (!(ohm >= 0 && ohm <= WireSettings.LARGEST_OHM)) {
      problems.add(
          Problem.of("This is not a wire's resistance.")
              .in(option)
              .given(Double.toString(ohm))
              .allowed("0 to 1e12 ohm"));
    }
  }

  private Map<String, Object> document(SolvedInputs solved, Conductances cells) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("wordLines", cells.words());
    document.put("bitLines", cells.bits());
    document.put("inputs", solved.inputs());
    document.put("steps", solved.steps());
    document.put("residual", solved.residual());
    document.put("meanChangeByWires", solved.meanChange());
    document.put("largestChangeByWires", solved.largestChange());
    document.put("watts", solved.powers());
    document.put("out", out == null ? "" : out.toString());
    if (out == null) {
      document.put("amps", solved.rows());
    }
    return document;
  }

  private String text(SolvedInputs solved, Conductances cells) {
    StringBuilder text = new StringBuilder();
    if (out == null) {
      text.append(CsvMatrix.text(solved.amps(), cells.bits()));
    } else {
      text.append(
          "%d x %d cells, %d inputs: residual %.1e after %d steps%n"
              .formatted(
                  cells.words(), cells.bits(), solved.inputs(), solved.residual(), solved.steps()));
      text.append(
          "the wires change a current by %.3g %% in the mean, by at most %.3g %% of the largest%n"
              .formatted(100 * solved.meanChange(), 100 * solved.largestChange()));
      text.append("currents in ").append(out).append('\n');
    }
    return text.toString();
  }
}
