package org.ohmlight.experiments.cli;

import java.util.Arrays;
import java.util.List;
import org.ohmlight.experiments.Problem;
import org.ohmlight.experiments.Version;
import org.ohmlight.experiments.command.Command;
import org.ohmlight.experiments.command.Console;
import org.ohmlight.experiments.crossbar.CrossbarCommand;
import org.ohmlight.experiments.device.DeviceCommand;
import org.ohmlight.experiments.instrument.InstrumentCommand;
import org.ohmlight.experiments.optics.OpticsCommand;
import org.ohmlight.experiments.rig.RigCommand;
import org.ohmlight.experiments.trial.NetworkTrials;
import org.ohmlight.experiments.trial.Trial;
import org.ohmlight.experiments.twin.TwinCommand;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The root command, and the one place that lists all commands. */
@CommandLine.Command(
    name = "ohmlight",
    mixinStandardHelpOptions = true,
    versionProvider = Ohmlight.VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Simulates analog and optical hardware that learns.%n",
    footer = {
      "",
      "Start with:  ohmlight run first-light",
      "Results go to standard output, chatter to standard error.",
      "Exit codes: 0 fine, 1 failure, 2 bad input."
    })
public final class Ohmlight implements Runnable {
  private final Console console;

  private Ohmlight(Console console) {
    this.console = console;
  }

  /** Runs one command line and returns its exit code. */
  public static int run(Console console, String... args) {
    return run(console, new NetworkTrials(), args);
  }

  /** The same with trials of another kind, for tests of the command line. */
  static int run(Console console, Trial.Factory trials, String... args) {
    CommandLine line = new CommandLine(new Ohmlight(console));
    line.addSubcommand(new RunCommand(console, trials));
    line.addSubcommand(new CompareCommand(console));
    line.addSubcommand("studies", StudiesCommand.commandLine(console, trials));
    line.addSubcommand(new DoctorCommand(console));
    line.addSubcommand(new BenchCommand(console));
    line.addSubcommand("data", DataCommand.commandLine(console));
    line.addSubcommand("optics", OpticsCommand.commandLine(console));
    line.addSubcommand("crossbar", CrossbarCommand.commandLine(console));
    line.addSubcommand(
        "rig",
        RigCommand.commandLine(console).addSubcommand(new RigReplayCommand(console, trials)));
    line.addSubcommand("device", DeviceCommand.commandLine(console));
    line.addSubcommand("twin", TwinCommand.commandLine(console));
    line.addSubcommand("instrument", InstrumentCommand.commandLine(console));
    line.setOut(new java.io.PrintWriter(console.out(), true));
    line.setErr(new java.io.PrintWriter(console.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setParameterExceptionHandler((wrong, given) -> badUsage(console, wrong, given));
    return line.execute(args);
  }

  /** Without a command: the help. */
  @Override
  public void run() {
    CommandLine.usage(this, console.out());
  }

  private static int badUsage(Console console, ParameterException wrong, String[] args) {
    CommandLine line = wrong.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    Problem problem =
        Problem.of(String.valueOf(wrong.getMessage()))
            .in("command line")
            .hint(command + " --help" + similar(wrong));
    return Command.badInput(console, Arrays.asList(args).contains("--json"), List.of(problem));
  }

  private static String similar(ParameterException wrong) {
    if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      return suggestions.isEmpty() ? "" : "; did you mean " + String.join(", ", suggestions) + "?";
    }
    return "";
  }

  /** What {@code --version} prints. */
  static final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ohmlight " + Version.text() + " (JDK " + Runtime.version() + ")"};
    }
  }
}
