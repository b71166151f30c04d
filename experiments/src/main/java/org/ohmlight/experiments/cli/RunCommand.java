package org.ohmlight.experiments.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.report.ConsoleReport;
import org.ohmlight.experiments.report.Figures;
import org.ohmlight.experiments.spec.RigReader;
import org.ohmlight.experiments.spec.Scale;
import org.ohmlight.experiments.spec.StudyLibrary;
import org.ohmlight.experiments.spec.StudyReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.trial.Trial;
import picocli.CommandLine.Mixin;
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
      "  ohmlight run first-light-mnist --scale paper",
      "  ohmlight run first-light --data DIR --set dataset=mnist --set layers=784,512,10",
      "  ohmlight run ham-deq-mnist --set substrate=crossbar",
      "  ohmlight run my-study.yaml --out runs/mine --resume",
      "  ohmlight run hil-digits --rig my-rig.yaml"
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

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the results (default: runs/<study>, or runs/<study>-paper).")
  private @Nullable Path out;

  @Option(
      names = "--rig",
      paramLabel = "FILE",
      description = "Runs the study on the rig of a YAML file, beside exact arithmetic.")
  private @Nullable Path rig;

  @Option(names = "--resume", description = "Go on where an earlier call was stopped.")
  private boolean resume;

  RunCommand(Console console, Trial.Factory trials) {
    super(console);
    this.trials = trials;
  }

  @Override
  protected Answer answer() throws IOException, InterruptedException {
    StudySpec spec = readStudy();
    Path folder = out == null ? Path.of("runs", spec.name() + suffix()) : out;
    Launch.Finished run = options.launch(console(), trials).run(spec, folder, resume);
    String text =
        "%n%s%n%d trials in %s; report: %s%n"
            .formatted(
                ConsoleReport.of(spec, run.outcomes()),
                run.outcomes().size(),
                Figures.duration(run.info().wallSeconds()),
                run.report().toAbsolutePath().normalize());
    ObjectNode document = run.result();
    document.set("run", Json.mapper().valueToTree(run.info()));
    return Answer.of(document, text);
  }

  private StudySpec readStudy() throws IOException {
    List<String> settings = new ArrayList<>(set);
    if (seed != null) {
      settings.add("seed=" + seed);
    }
    return new StudyReader(new StudySchema())
        .read(
            new StudyLibrary().find(study),
            options.scale(),
            settings,
            rig == null ? null : RigReader.part(rig));
  }

  private String suffix() {
    return options.scale() == Scale.DESK ? "" : "-" + options.scale().label();
  }
}
