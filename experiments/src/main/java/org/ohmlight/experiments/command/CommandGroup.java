package org.ohmlight.experiments.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A word that commands of one kind share, as {@code crossbar} in {@code ohmlight crossbar solve}.
 */
public final class CommandGroup implements Runnable {
  private final Console console;
  private final CommandSpec spec;

  private CommandGroup(Console console) {
    this.console = console;
    this.spec = CommandSpec.wrapWithoutInspection(this);
  }

  /** The group, ready to be added to the command line. */
  public static CommandLine of(
      Console console, String name, String description, List<? extends Command> commands) {
    CommandSpec spec = new CommandGroup(console).spec;
    spec.name(name).mixinStandardHelpOptions(true);
    spec.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
    CommandLine line = new CommandLine(spec);
    commands.forEach(line::addSubcommand);
    return line;
  }

  /** Without a command: the help. */
  @Override
  public void run() {
    spec.commandLine().usage(console.out());
  }
}
