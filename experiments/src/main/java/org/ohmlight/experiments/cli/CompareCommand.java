package org.ohmlight.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.campaign.StudyRun;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.compare.CompareReport;
import org.ohmlight.experiments.compare.Comparer;
import org.ohmlight.experiments.compare.ComparisonDocument;
import org.ohmlight.experiments.compare.NetworkComparison;
import org.ohmlight.experiments.compare.StudyComparison;
import org.ohmlight.experiments.compare.StudyComparison.Skipped;
import org.ohmlight.experiments.compare.StudyComparison.Surroundings;
import org.ohmlight.experiments.compare.Yardstick;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.spec.StudyLibrary;
import org.ohmlight.experiments.spec.StudyReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.SubstrateSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.experiments.store.WholeFile;
import org.ohmlight.kernel.Team;
import org.ohmlight.physical.Structure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds the networks of a study against a reference. */
@picocli.CommandLine.Command(
    name = "compare",
    description = "Holds every network of a study against a reference, along a short training.",
    footer = {
      "",
      "State error, cosine of the gradients by layer and step, accuracy, settling steps, wall"
          + " time.",
      "Points of sweeps are left out.",
      "",
      "Examples:",
      "  ohmlight compare first-light",
      "  ohmlight compare first-light --against nd4j --set substrates=exact",
      "  ohmlight compare first-light --against opencl --steps 50 --json"
    })
final class CompareCommand extends Command {
  private static final int MOST_STEPS = 100_000;

  @Parameters(paramLabel = "STUDY", description = "Name of a study, or a path to a YAML file.")
  private String study = "";

  @Option(
      names = "--against",
      paramLabel = "REFERENCE",
      description =
          "exact (default): the learning engine on exact arithmetic; nd4j, opencl: written once"
              + " more, on a processor or a GPU.")
  private Yardstick against = Yardstick.EXACT;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting of the study; may be given several times.")
  private List<String> set = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random.")
  private @Nullable Long seed;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Minibatches to learn from (default: ${DEFAULT-VALUE}).")
  private int steps = 20;

  @Option(
      names = "--test",
      paramLabel = "N",
      description = "Test images for the accuracy (default: ${DEFAULT-VALUE}).")
  private int tests = 200;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the results (default: runs/compare/<study>-<reference>).")
  private @Nullable Path out;

  CompareCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    requireCount("--steps", steps);
    requireCount("--test", tests);
    StudySpec spec = readStudy();
    SubstrateSpec reference = against.substrate();
    List<Skipped> skipped = new ArrayList<>();
    List<TrialSpec> trials = comparable(spec, skipped);
    DataSet images = images(spec, trials);
    StudyRun.requireFit(spec, images);
    StudyComparison comparison = compare(spec, images, reference, trials, skipped);
    Path folder =
        out == null ? Path.of("runs", "compare", spec.name() + "-" + against.label()) : out;
    Path report = write(comparison, folder);
    String text =
        "%n%s%nreport: %s%n"
            .formatted(CompareReport.text(comparison), report.toAbsolutePath().normalize());
    boolean faulted = comparison.networks().stream().anyMatch(n -> n.fault() != null);
    Map<String, @Nullable Object> document = ComparisonDocument.of(comparison);
    return new Answer(document, text, faulted ? Answer.FAILURE : Answer.FINE);
  }

  private static void requireCount(String option, int count) {
    if (count < 1 || count > MOST_STEPS) {
      throw new BadInput(
          Problem.of("The number cannot be.")
              .in(option)
              .given("" + count)
              .allowed("1 to " + MOST_STEPS));
    }
  }

  private StudySpec readStudy() throws IOException {
    List<String> settings = new ArrayList<>(set);
    if (seed != null) {
      settings.add("seed=" + seed);
    }
    return new StudyReader(new StudySchema())
        .read(new StudyLibrary().find(study), options.scale(), settings);
  }

  private static List<TrialSpec> comparable(StudySpec spec, List<Skipped> skipped) {
    List<TrialSpec> trials = new ArrayList<>();
    for (TrialSpec trial : spec.trials()) {
      if (trial.substrate().itself() instanceof SubstrateSpec.Deployed) {
        skipped.add(
            new Skipped(
                trial.name(), "it learns on exact arithmetic and is only programmed afterwards"));
      } else if (trial.structure() == Structure.RESISTIVE) {
        skipped.add(
            new Skipped(
                trial.name(),
                "a circuit settles by itself, there is no hardware under it to compare"));
      } else if (trial.point() == null) {
        trials.add(trial);
      }
    }
    if (trials.isEmpty()) {
      throw new BadInput(
          spec.document()
              .problem("substrates", "No network of this study learns on hardware of its own.")
              .hint(
                  "--set crossbar.deploy=false, or --set structures=symmetric where they are"
                      + " resistive"));
    }
    return trials;
  }

  /** As many images as the steps need. */
  private DataSet images(StudySpec spec, List<TrialSpec> trials) throws IOException {
    int batch = trials.stream().mapToInt(trial -> trial.training().batch()).max().orElseThrow();
    int train = (int) Math.min(Integer.MAX_VALUE, (long) steps * batch);
    return options.library(console()).read(spec.dataset().name()).first(train, tests);
  }

  private StudyComparison compare(
      StudySpec spec,
      DataSet images,
      SubstrateSpec reference,
      List<TrialSpec> trials,
      List<Skipped> skipped) {
    long began = System.nanoTime();
    List<NetworkComparison> networks = new ArrayList<>();
    try (Team team = new Team(options.threads());
        CompareProgress progress = new CompareProgress(console(), trials.size(), steps)) {
      Comparer comparer = new Comparer(reference, steps, team);
      for (TrialSpec trial : trials) {
        networks.add(
            comparer.compare(
                trial, trial.dataset().of(images), step -> progress.step(trial.name(), step)));
        progress.network(trial.name());
      }
    }
    double wall = (System.nanoTime() - began) * 1e-9;
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Surroundings here = new Surroundings(date, options.threads(), wall);
    return new StudyComparison(spec, images, against.label(), networks, skipped, here);
  }

  private static Path write(StudyComparison comparison, Path folder) throws IOException {
    Files.createDirectories(folder);
    WholeFile.write(
        folder.resolve("compare.json"), Json.document(ComparisonDocument.of(comparison)));
    Path report = folder.resolve("report.html");
    WholeFile.write(report, CompareReport.page(comparison));
    return report;
  }
}
