package org.ohmlight.experiments.rig;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ohmlight.drivers.instrument.tile.TileStatus;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.command.Answer;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.spec.RigSpec;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a controller again and again. Nothing is armed. */
@CommandLine.Command(
    name = "watch",
    description = {
      "Looks at a controller again and again: whether it is armed, its temperature, its messages",
      "and pulses. Nothing is armed; end it with Ctrl-C, or say how often."
    },
    footer = {"", "Example:", "  ohmlight rig watch my-rig.yaml --every 2 --times 30"})
final class RigWatchCommand extends Command {
  @Parameters(paramLabel = "RIG", description = "A rig file, or an address.")
  private String rig = "";

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Time between two looks (default: ${DEFAULT-VALUE}).")
  private double every = 1;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many looks; 0 is until it is ended (default).")
  private int times;

  RigWatchCommand(Console console) {
    super(console);
  }

  @Override
  protected Answer answer() throws IOException {
    if (!(every > 0) || times < 0) {
      throw new BadInput(
          Problem.of("A watch has a positive time between looks and no negative number of them.")
              .in("command line")
              .given("--every " + every + " --times " + times)
              .hint("--every 1 --times 10"));
    }
    RigSpec spec = RigChoice.of(rig);
    List<Map<String, Object>> looks = new ArrayList<>();
    try (RigConnection connection = RigConnection.open(spec, 1)) {
      PrintStream screen = console().err();
      screen.printf("%s at %s%n", connection.tiles().info().identity(), spec.address().text());
      screen.printf(
          "%10s %6s %9s %9s %9s %12s %8s%n",
          "uptime s", "state", "messages", "dropped", "repeats", "pulses", "degC");
      while (times == 0 || looks.size() < times) {
        TileStatus status = connection.tiles().status();
        screen.print(line(status));
        screen.flush();
        if (times > 0) {
          looks.add(RigIdentifyCommand.of(status));
        }
        if (looks.size() < times || times == 0) {
          rest();
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("address", spec.address().text());
    document.put("looks", looks);
    return Answer.of(document, "");
  }

  private void rest() throws InterruptedException {
    Thread.sleep(Math.round(1000 * every));
  }

  private static String line(TileStatus status) {
    return String.format(
        Locale.ROOT,
        "%10.1f %6s %9d %9d %9d %12d %8.2f%n",
        status.uptimeMillis() / 1000.0,
        status.armed() ? "armed" : "safe",
        status.good(),
        status.dropped(),
        status.repeats(),
        status.pulses(),
        status.celsius());
  }
}
