package org.ohmlight.experiments.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ohmlight.experiments.Version;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;

/** Says what this machine offers and what is missing. */
@CommandLine.Command(
    name = "doctor",
    description = "Shows the JDK, SIMD lanes, memory, data sets and back ends found here.")
final class DoctorCommand extends Command {
  DoctorCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() {
    Map<String, Object> findings = new LinkedHashMap<>();
    findings.put("version", Version.text());
    findings.put("jdk", Runtime.version().toString());
    findings.put("processors", Runtime.getRuntime().availableProcessors());
    findings.put("heapLimitMegabytes", Runtime.getRuntime().maxMemory() >> 20);
    StringBuilder text = new StringBuilder();
    findings.forEach((name, value) -> text.append("%-20s %s%n".formatted(name, value)));
    return Answer.of(findings, text.toString());
  }
}
