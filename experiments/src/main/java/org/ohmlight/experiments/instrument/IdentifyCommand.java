package org.ohmlight.experiments.instrument;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ohmlight.drivers.instrument.Identity;
import org.ohmlight.drivers.instrument.MonotonicClock;
import org.ohmlight.drivers.scpi.Dialect;
import org.ohmlight.drivers.scpi.ErrorPolicy;
import org.ohmlight.drivers.scpi.LineWire;
import org.ohmlight.drivers.scpi.ScpiInstrument;
import org.ohmlight.drivers.scpi.Talk;
import org.ohmlight.drivers.transport.ByteLink;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks who is at an address. */
@CommandLine.Command(
    name = "identify",
    description = "Asks who is at an address by *IDN?, and says which driver is for it.")
final class IdentifyCommand extends Command {
  @Parameters(paramLabel = "ADDRESS", description = InstrumentAddress.ALLOWED + ".")
  private String address = "";

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "2 s",
      description = "How long an answer may take. Default: ${DEFAULT-VALUE}.")
  private String timeout = "2 s";

  IdentifyCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws Exception {
    Duration time = Times.of("--timeout", timeout);
    try (ByteLink link = InstrumentAddress.link(address);
        LineWire wire =
            new LineWire(
                link, Talk.USUAL.timeout(time), Dialect.SCPI, MonotonicClock.ofMachine())) {
      Identity identity = new ScpiInstrument(wire, ErrorPolicy.NEVER).identify();
      Optional<KnownDriver> driver = KnownDriver.of(identity);
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("address", link.address());
      document.put("identity", identity.plain());
      document.put("driver", driver.map(KnownDriver::name).orElse(""));
      String whose = driver.map(found -> "driver " + found.name()).orElse("no driver is for it");
      return Answer.of(document, "%s%n%s%n".formatted(identity, whose));
    }
  }
}
