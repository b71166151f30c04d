package org.ohmlight.experiments.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.campaign.StudyRun;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.data.DataFolders;
import org.ohmlight.experiments.data.DataLibrary;
import org.ohmlight.experiments.data.DataSet;
import org.ohmlight.experiments.report.ConsoleReport;
import org.ohmlight.experiments.report.Figures;
import org.ohmlight.experiments.report.HtmlReport;
import org.ohmlight.experiments.spec.StudyLibrary;
import org.ohmlight.experiments.spec.StudyReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.store.ResultDocument;
import org.ohmlight.experiments.store.RunFolder;
import org.ohmlight.experiments.store.RunInfo;
import org.ohmlight.experiments.store.TrialOutcome;
import org.ohmlight.experiments.trial.Trial;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Runs a study and leaves its results in a folder. */
@picocli.CommandLine.Command(
    name = "run",
    description = "Runs a study: trains every trial, prints a table, writes a report.",
    footer = {
      "",
      "Examples:",
      "  ohmlight run first-light",
      "  ohmlight run first-light --data DIR --set dataset=mnist --set layers=784,512,10",
      "  ohmlight run my-study.yaml --out runs/mine --resume"
    })
final class RunCommand extends Command {
  private final Trial.Factory trials;

  @Parameters(paramLabel = "STUDY", description = "Name of a study, or a path to a YAML file.")
  private String study = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting of the study; may be given several times.")
  private List<String> set = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random.")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: all cores); results do not depend on it.")
  private @Nullable Integer threads;

  @Option(names = "--data", paramLabel = "DIR", description = "Folder that holds data sets.")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the results (default: runs/<study>).")
  private @Nullable Path out;

  @Option(names = "--resume", description = "Go on where an earlier call was stopped.")
  private boolean resume;

  RunCommand(Console console, Trial.Factory trials) {
    super(console);
    this.trials = trials;
  }

  @Override
  protected Answer answer() throws IOException, InterruptedException {
    long began = System.nanoTime();
    StudySpec spec = readStudy();
    int team = threadCount();
    DataLibrary library = new DataLibrary(DataFolders.of(data, console().environment()));
    DataSet images =
        library.read(spec.dataset().name()).first(spec.dataset().train(), spec.dataset().test());
    StudyRun.requireFit(spec, images);
    Path folder = out == null ? Path.of("runs", spec.name()) : out;
    try (RunFolder opened = RunFolder.open(folder, spec, images.fingerprint(), resume)) {
      List<TrialOutcome> outcomes = run(spec, spec.dataset().values().of(images), opened, team);
      double wall = (System.nanoTime() - began) * 1e-9;
      return finish(spec, images, outcomes, opened, team, wall);
    }
  }

  private StudySpec readStudy() throws IOException {
    StudyLibrary.Source source = new StudyLibrary().find(study);
    List<String> settings = new ArrayList<>(set);
    if (seed != null) {
      settings.add("seed=" + seed);
    }
    return new StudyReader(new StudySchema()).read(source.file(), source.text(), settings);
  }

  private int threadCount() {
    int cores = Runtime.getRuntime().availableProcessors();
    if (threads == null) {
      return cores;
    }
    if (threads < 1 || threads > 1024) {
      throw new BadInput(
          Problem.of("The number of threads cannot be.")
              .in("--threads")
              .given("" + threads)
              .allowed("1 to 1024; this machine has " + cores + " cores"));
    }
    return threads;
  }

  private List<TrialOutcome> run(StudySpec spec, DataSet images, RunFolder folder, int team)
      throws IOException, InterruptedException {
    console()
        .err()
        .printf(
            "%s: %d trials on %s (%,d + %,d images of %s), %d threads, into %s%n",
            spec.name(),
            spec.trials().size(),
            images.name(),
            images.train().count(),
            images.test().count(),
            images.shape(),
            team,
            folder.path());
    try (ProgressLine progress = new ProgressLine(console(), spec)) {
      return new StudyRun(spec, images, trials, folder, progress).run(team);
    }
  }

  private Answer finish(
      StudySpec spec,
      DataSet images,
      List<TrialOutcome> outcomes,
      RunFolder folder,
      int team,
      double wall)
      throws IOException {
    ObjectNode result = ResultDocument.of(spec, images, outcomes);
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    RunInfo info = RunInfo.of(spec, images, outcomes, team, wall, date);
    folder.write("result.json", Json.document(result));
    folder.write("run.json", Json.document(info));
    folder.write("report.html", HtmlReport.of(spec, images, outcomes, info));
    Path report = folder.path().resolve("report.html");
    String text =
        "%n%s%n%d trials in %s; report: %s%n"
            .formatted(
                ConsoleReport.of(spec, outcomes),
                outcomes.size(),
                Figures.duration(wall),
                report.toAbsolutePath().normalize());
    result.set("run", Json.mapper().valueToTree(info));
    return Answer.of(result, text);
  }
}
