package org.ohmlight.experiments.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.report.Figures;
import org.ohmlight.experiments.spec.ExpectationReader;
import org.ohmlight.experiments.spec.Expectations;
import org.ohmlight.experiments.spec.RigSpec;
import org.ohmlight.experiments.spec.StudyLibrary;
import org.ohmlight.experiments.spec.StudyReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySource;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.spec.SubstrateSpec;
import org.ohmlight.experiments.table.TextTable;
import org.ohmlight.experiments.trial.Trial;
import org.ohmlight.experiments.verify.Verdict;
import org.ohmlight.experiments.verify.Verification;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs studies again and holds them against what they should show. */
@picocli.CommandLine.Command(
    name = "verify",
    description = "Runs studies again and holds them against their expected.yaml.",
    footer = {
      "",
      "Without a name: every study that comes with Ohmlight and whose data is here.",
      "Exit codes: 0 every claim holds, 1 one does not, 2 bad input.",
      "",
      "Examples:",
      "  ohmlight studies verify first-light",
      "  ohmlight studies verify --scale paper --json"
    })
final class VerifyCommand extends Command {
  private final Trial.Factory trials;

  @Parameters(
      paramLabel = "STUDY",
      arity = "0..*",
      description = "Names of studies, or paths to their folders.")
  private List<String> names = new ArrayList<>();

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the runs (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("runs", "verify");

  @Option(names = "--resume", description = "Go on where an earlier call was stopped.")
  private boolean resume;

  VerifyCommand(Console console, Trial.Factory trials) {
    super(console);
    this.trials = trials;
  }

  /** A study that is ready to run. */
  private record Planned(StudySpec study, Expectations expectations) {}

  @Override
  protected Answer answer() throws IOException, InterruptedException {
    List<Map<String, Object>> studies = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int failed = 0;
    List<String> skipped = new ArrayList<>();
    for (Planned planned : plan(skipped)) {
      StudySpec study = planned.study();
      Path folder =
          out.resolve(
              "%s-%s-%s"
                  .formatted(study.name(), study.scale().label(), study.digest().substring(0, 8)));
      Launch.Finished run = options.launch(console(), trials).run(study, folder, resume);
      List<Verdict> verdicts = Verification.of(planned.expectations(), run.outcomes());
      failed += (int) verdicts.stream().filter(verdict -> !verdict.ok()).count();
      double wall = run.info().wallSeconds();
      studies.add(document(study, verdicts, wall, run.report()));
      text.append(text(study, verdicts, wall));
    }
    skipped.forEach(note -> text.append("skipped ").append(note).append('\n'));
    text.append(
        studies.isEmpty()
            ? "nothing was verified\n"
            : failed == 0 ? "every claim holds\n" : failed + " claims do not hold\n");
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("scale", options.scale().label());
    document.put("ok", failed == 0);
    document.put("studies", studies);
    document.put("skipped", skipped);
    return new Answer(document, text.toString(), failed == 0 ? Answer.FINE : Answer.FAILURE);
  }

  /** Reads everything first, so that a mistake in the last study stops the first. */
  private List<Planned> plan(List<String> skipped) throws IOException {
    StudyLibrary library = new StudyLibrary();
    StudySchema schema = new StudySchema();
    List<Planned> planned = new ArrayList<>();
    for (String name : names.isEmpty() ? library.names() : names) {
      StudySource source = library.find(name);
      Optional<Expectations> expected = new ExpectationReader(schema).read(source, options.scale());
      if (expected.isEmpty()) {
        skipped.add(name + ": it claims nothing at " + options.scale().label() + " scale");
        continue;
      }
      StudySpec study =
          new StudyReader(schema).read(source, options.scale(), expected.get().settings());
      Verification.requireTrials(expected.get(), study);
      String data = study.dataset().name();
      Optional<String> noRig = missingRig(study);
      if (noRig.isPresent()) {
        skipped.add(name + ": " + noRig.get());
      } else if (names.isEmpty() && options.library(console()).place(data).isEmpty()) {
        skipped.add(name + ": its data is not here; ohmlight data fetch " + data);
      } else {
        planned.add(new Planned(study, expected.get()));
      }
    }
    return planned;
  }

  /** What the rigs of a study need and this machine lacks. */
  private static Optional<String> missingRig(StudySpec study) {
    return study.trials().stream()
        .flatMap(trial ->
            trial.substrate().itself() instanceof SubstrateSpec.Rig(String label, RigSpec rig)
                ? rig.address().missing().map(why -> label + ": " + why).stream()
                : Stream.empty())
        .findFirst();
  }

  private static String text(StudySpec study, List<Verdict> verdicts, double wall) {
    TextTable table = new TextTable(4, "claim", "expected", "got", "ok");
    for (Verdict verdict : verdicts) {
      table.row(verdict.claim(), verdict.expected(), verdict.got(), verdict.ok() ? "yes" : "NO");
    }
    return "%n%s at %s scale, %d trials in %s%n%n%s%n"
        .formatted(
            study.title(),
            study.scale().label(),
            study.trials().size(),
            Figures.duration(wall),
            table);
  }

  private static Map<String, Object> document(
      StudySpec study, List<Verdict> verdicts, double wall, Path report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", study.name());
    document.put("seed", study.seed());
    document.put("trials", study.trials().size());
    document.put("wallSeconds", wall);
    document.put("report", report.toString());
    document.put("claims", verdicts);
    return document;
  }
}
