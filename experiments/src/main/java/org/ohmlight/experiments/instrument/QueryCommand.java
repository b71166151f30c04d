package org.ohmlight.experiments.instrument;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.scpi.Dialect;
import org.ohmlight.drivers.scpi.LineWire;
import org.ohmlight.drivers.scpi.Talk;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends one line to an instrument and prints its answer. */
@CommandLine.Command(
    name = "query",
    description = {
      "Sends one line to an instrument and prints its answer.%n",
      "A line with a ? or a print(...) is answered; anything else is only sent. No limit of a rig"
          + " stands between this command and the instrument.%n"
    })
final class QueryCommand extends Command {
  @Parameters(index = "0", paramLabel = "ADDRESS", description = InstrumentAddress.ALLOWED + ".")
  private String address = "";

  @Parameters(index = "1", paramLabel = "LINE", description = "For example \"*IDN?\".")
  private String line = "";

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "2 s",
      description = "How long an answer may take. Default: ${DEFAULT-VALUE}.")
  private String timeout = "2 s";

  QueryCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws Exception {
    Duration time = Times.of("--timeout", timeout);
    if (line.isBlank() || line.indexOf('\n') >= 0) {
      throw new BadInput(Problem.of("One line is sent.").in("LINE").given(line).hint("\"*IDN?\""));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    try (ByteLink link = InstrumentAddress.link(address);
        LineWire wire =
            new LineWire(
                link, Talk.USUAL.timeout(time), Dialect.SCPI, MonotonicClock.ofMachine())) {
      document.put("address", link.address());
      document.put("sent", line);
      if (!line.contains("?") && !line.contains("print")) {
        wire.send(line);
        return Answer.of(document, "");
      }
      String answer = wire.query(line);
      document.put("answer", answer);
      return Answer.of(document, answer + System.lineSeparator());
    }
  }
}
