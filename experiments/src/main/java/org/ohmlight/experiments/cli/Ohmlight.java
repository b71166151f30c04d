package org.ohmlight.experiments.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
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
import picocli.CommandLine.Model.CommandSpec;
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
    String asked = args.length == 0 ? "" : args[0];
    for (Entry entry : commands(console, trials)) {
      line.addSubcommand(entry.name(), entry.name().equals(asked) ? entry.whole() : entry.title());
    }
    line.setOut(new java.io.PrintWriter(console.out(), true));
    line.setErr(new java.io.PrintWriter(console.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setParameterExceptionHandler((wrong, given) -> badUsage(console, wrong, given));
    return line.execute(args);
  }

  private static List<Entry> commands(Console console, Trial.Factory trials) {
    return List.of(
        Entry.of(RunCommand.class, () -> new CommandLine(new RunCommand(console, trials))),
        Entry.of(CompareCommand.class, () -> new CommandLine(new CompareCommand(console))),
        Entry.of(StudiesCommand.class, () -> StudiesCommand.commandLine(console, trials)),
        Entry.of(DoctorCommand.class, () -> new CommandLine(new DoctorCommand(console))),
        Entry.of(BenchCommand.class, () -> new CommandLine(new BenchCommand(console))),
        Entry.of(DataCommand.class, () -> DataCommand.commandLine(console)),
        Entry.of(OpticsCommand.class, () -> OpticsCommand.commandLine(console)),
        Entry.of(CrossbarCommand.class, () -> CrossbarCommand.commandLine(console)),
        Entry.of(RigCommand.class, () -> RigCommand.commandLine(console)),
        Entry.of(DeviceCommand.class, () -> DeviceCommand.commandLine(console)),
        Entry.of(TwinCommand.class, () -> TwinCommand.commandLine(console)),
        Entry.of(InstrumentCommand.class, () -> InstrumentCommand.commandLine(console)));
  }

  /**
   * A command of the list. Making one with all its options and commands takes milliseconds, and a
   * call needs one of them: the others have their title only.
   */
  private record Entry(CommandLine.Command annotation, Supplier<CommandLine> made) {
    static Entry of(Class<?> command, Supplier<CommandLine> made) {
      return new Entry(
          Objects.requireNonNull(command.getAnnotation(CommandLine.Command.class)), made);
    }

    String name() {
      return annotation.name();
    }

    CommandLine whole() {
      return made.get();
    }

    CommandLine title() {
      CommandSpec spec = CommandSpec.create().name(annotation.name());
      spec.usageMessage().description(annotation.description());
      return new CommandLine(spec);
    }
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
