package org.ohmlight.experiments.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.Version;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.data.DataFolders;
import org.ohmlight.experiments.data.DataLibrary;
import org.ohmlight.experiments.doctor.Doctor;
import org.ohmlight.experiments.doctor.Finding;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Says what this machine offers and what is missing. */
@CommandLine.Command(
    name = "doctor",
    description =
        "Shows the JDK, SIMD lanes, memory, data sets and back ends found here, and cures.")
final class DoctorCommand extends Command {
  @Option(names = "--data", paramLabel = "DIR", description = "Folder that holds data sets.")
  private @Nullable Path data;

  DoctorCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() {
    DataFolders folders = DataFolders.of(data, console().environment());
    List<Finding> findings =
        new Doctor(new DataLibrary(folders), console().environment()).examine();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", Version.text());
    document.put("findings", findings);
    return Answer.of(document, "ohmlight " + Version.text() + "\n" + text(findings));
  }

  private static String text(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    String subject = "";
    for (Finding finding : findings) {
      if (!finding.subject().equals(subject)) {
        subject = finding.subject();
        text.append("%n%s%n".formatted(subject));
      }
      text.append(
          "  %s %-14s %s%n"
              .formatted(finding.present() ? "ok" : "--", finding.name(), finding.found()));
      if (!finding.cure().isEmpty()) {
        text.append("     %-14s try: %s%n".formatted("", finding.cure()));
      }
    }
    return text.toString();
  }
}
