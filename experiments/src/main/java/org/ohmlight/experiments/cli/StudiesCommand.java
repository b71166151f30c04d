package org.ohmlight.experiments.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.spec.Scale;
import org.ohmlight.experiments.spec.StudyLibrary;
import org.ohmlight.experiments.spec.StudyReader;
import org.ohmlight.experiments.spec.StudySchema;
import org.ohmlight.experiments.spec.StudySource;
import org.ohmlight.experiments.spec.StudySpec;
import org.ohmlight.experiments.trial.Trial;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Lists the studies that come with Ohmlight. */
@picocli.CommandLine.Command(
    name = "studies",
    description = "Lists the studies that come with Ohmlight, or the schema of study files.",
    synopsisSubcommandLabel = "[verify ...]")
final class StudiesCommand extends Command {
  @Option(
      names = "--schema",
      description = "Print the JSON schema of study files: every key, its meaning, its range.")
  private boolean schema;

  private StudiesCommand(Console console) {
    super(console);
  }

  static CommandLine commandLine(Console console, Trial.Factory trials) {
    return new CommandLine(new StudiesCommand(console))
        .addSubcommand(new VerifyCommand(console, trials));
  }

  @Override
  protected Answer answer() throws IOException {
    StudySchema known = new StudySchema();
    if (schema) {
      return Answer.of(known.json(), known.json().toPrettyString() + "\n");
    }
    StudyLibrary library = new StudyLibrary();
    StudyReader reader = new StudyReader(known);
    List<Map<String, Object>> studies = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String name : library.names()) {
      StudySource source = library.find(name);
      StudySpec study = reader.read(source, Scale.DESK, List.of());
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", study.name());
      entry.put("title", study.title());
      entry.put("about", study.about());
      entry.put("dataset", study.dataset().name());
      entry.put("trials", study.trials().size());
      entry.put("scales", scales(source));
      studies.add(entry);
      text.append(
          "%-16s %s (%d trials on %s%s)%n    %s%n"
              .formatted(
                  study.name(),
                  study.title(),
                  study.trials().size(),
                  study.dataset().name(),
                  source.desk().isEmpty() ? "" : "; larger with --scale paper",
                  study.about()));
    }
    text.append("\nRun one with: ohmlight run NAME\n");
    text.append("Hold it against what it should show with: ohmlight studies verify NAME\n");
    return Answer.of(Map.of("studies", studies), text.toString());
  }

  /** Scales at which a study differs. */
  private static List<String> scales(StudySource source) {
    return source.desk().isEmpty()
        ? List.of(Scale.PAPER.label())
        : List.of(Scale.DESK.label(), Scale.PAPER.label());
  }
}
