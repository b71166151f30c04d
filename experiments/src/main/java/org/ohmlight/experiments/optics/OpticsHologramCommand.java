package org.ohmlight.experiments.optics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.picture.Picture;
import org.ohmlight.experiments.table.TextTable;
import org.ohmlight.simulator.optics.hologram.Feedback;
import org.ohmlight.simulator.optics.hologram.HologramQuality;
import org.ohmlight.simulator.optics.hologram.PhaseRetrieval;
import picocli.CommandLine.Option;

/** Finds the phase mask whose far field is a picture. */
@picocli.CommandLine.Command(
    name = "hologram",
    description =
        "Finds the phase mask whose far field is a picture; writes the mask and the far field.")
final class OpticsHologramCommand extends Command {
  /** How weights answer. */
  enum Loop {
    GS,
    LEONARDO,
    KIM,
    NOGRETTE,
    WU,
    TANH
  }

  @Option(
      names = "--target",
      paramLabel = "FILE",
      required = true,
      description = "Wanted intensity; its middle is the zero order.")
  private Path target = Path.of("");

  @Option(
      names = "--rows",
      defaultValue = "0",
      description = "Rows of the modulator; 0 for as many as the picture has.")
  private int rows;

  @Option(
      names = "--columns",
      defaultValue = "0",
      description = "Columns of the modulator; 0 for as many as the picture has.")
  private int columns;

  @Option(
      names = "--method",
      defaultValue = "leonardo",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Loop method = Loop.LEONARDO;

  @Option(
      names = "--rounds",
      defaultValue = "50",
      description = "Rounds of the loop (default ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--bits",
      defaultValue = "8",
      description = "Bits of the modulator's phase, 1 to 8 (default ${DEFAULT-VALUE}).")
  private int bits;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the phases to start from (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--mask",
      paramLabel = "FILE",
      defaultValue = "hologram-phase.png",
      description = "Phase mask, black 0 to white 2 pi (default ${DEFAULT-VALUE}).")
  private Path mask = Path.of("");

  @Option(
      names = "--far-field",
      paramLabel = "FILE",
      defaultValue = "hologram-far-field.png",
      description = "Intensity that the mask makes (default ${DEFAULT-VALUE}).")
  private Path farField = Path.of("");

  OpticsHologramCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    check();
    Picture wanted = Picture.read(target, "--target");
    double[] amplitude = new double[wanted.values().length];
    for (int i = 0; i < amplitude.length; i++) {
      amplitude[i] = Math.sqrt(wanted.values()[i]);
    }
    int height = rows == 0 ? wanted.rows() : rows;
    int width = columns == 0 ? wanted.columns() : columns;
    double[] start =
        new SplittableRandom(seed).doubles((long) height * width, -Math.PI, Math.PI).toArray();
    PhaseRetrieval loop;
    try {
      loop =
          new PhaseRetrieval(
              height, width, amplitude, wanted.rows(), wanted.columns(), feedback(), start);
    } catch (IllegalArgumentException refused) {
      throw new BadInput(
          Problem.of(String.valueOf(refused.getMessage()))
              .in("--target")
              .hint(
                  "--rows and --columns of at most "
                      + wanted.rows()
                      + " and "
                      + wanted.columns()
                      + ", and some light in the picture"));
    }
    return shown(loop, wanted, height, width);
  }

  private void check() {
    List<Problem> problems = new ArrayList<>();
    if (rounds < 1 || rounds > 100_000) {
      problems.add(problem("A loop has 1 to 100000 rounds.", "--rounds", rounds));
    }
    if (bits < 1 || bits > 8) {
      problems.add(problem("A mask is written with 1 to 8 bits.", "--bits", bits));
    }
    if (rows < 0 || columns < 0) {
      problems.add(
          problem("A modulator has pixels.", "--rows, --columns", Math.min(rows, columns)));
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  private static Problem problem(String message, String option, int given) {
    return Problem.of(message).in(option).given(Integer.toString(given));
  }

  /** The usual strengths of each kind of feedback. */
  private Feedback feedback() {
    return switch (method) {
      case GS -> new Feedback.None();
      case LEONARDO -> new Feedback.Leonardo(0.8);
      case KIM -> new Feedback.Kim(0.8, 10);
      case NOGRETTE -> new Feedback.Nogrette(0.1);
      case WU -> new Feedback.Wu(0.5);
      case TANH -> new Feedback.Tanh(0.2, 0.5);
    };
  }

  private Answer shown(PhaseRetrieval loop, Picture wanted, int height, int width)
      throws IOException {
    List<Map<String, Object>> course = new ArrayList<>();
    TextTable table = new TextTable(1, "rounds", "efficiency", "uniformity", "rms error");
    for (int next = 1; loop.rounds() < rounds; next = Math.min(rounds, 2 * next)) {
      loop.iterate(next - loop.rounds());
      add(course, table, Integer.toString(next), loop.quality());
    }
    double step = 2 * Math.PI / (1 << bits);
    double[] phase = loop.phase();
    double[] level = new double[phase.length];
    for (int i = 0; i < phase.length; i++) {
      level[i] = Math.floorMod(Math.round(phase[i] / step), 1L << bits);
      phase[i] = step * level[i];
    }
    PhaseRetrieval rounded = loop.with(phase);
    add(course, table, bits + " bits", rounded.quality());
    new Picture(height, width, level).write(mask, 0, (1 << bits) - 1);
    double[] intensity = rounded.farIntensity();
    // White is the mean of what was wanted white, so that one bright speckle does not hide the
    // rest.
    double white = 0;
    double sum = 0;
    for (double value : wanted.values()) {
      white = Math.max(white, value);
      sum += value;
    }
    new Picture(wanted.rows(), wanted.columns(), intensity)
        .write(farField, 0, white / sum * rounded.quality().efficiency());
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("method", method.name().toLowerCase(Locale.ROOT));
    found.put("modulator", List.of(height, width));
    found.put("farField", List.of(wanted.rows(), wanted.columns()));
    found.put("course", course);
    found.put("mask", mask.toString());
    found.put("picture", farField.toString());
    return Answer.of(found, table + "\nphase mask  " + mask + "\nfar field   " + farField + "\n");
  }

  private static void add(
      List<Map<String, Object>> course, TextTable table, String name, HologramQuality quality) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("rounds", name);
    entry.put("efficiency", quality.efficiency());
    entry.put("uniformity", quality.uniformity());
    entry.put("rmsError", quality.rmsError());
    course.add(entry);
    table.row(
        name,
        String.format(Locale.ROOT, "%.4f", quality.efficiency()),
        String.format(Locale.ROOT, "%.4f", quality.uniformity()),
        String.format(Locale.ROOT, "%.4f", quality.rmsError()));
  }
}
