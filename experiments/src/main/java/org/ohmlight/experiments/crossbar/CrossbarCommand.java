package org.ohmlight.experiments.crossbar;

import org.ohmlight.experiments.command.CommandGroup;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;

/** The group of commands about one crossbar. */
@CommandLine.Command(
    name = "crossbar",
    description = "Solves and reads one crossbar.",
    synopsisSubcommandLabel = "COMMAND")
public final class CrossbarCommand extends CommandGroup {
  private CrossbarCommand(Console console) {
    super(console);
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new CrossbarCommand(console))
        .addSubcommand(new SolveCommand(console))
        .addSubcommand(new ForwardCommand(console));
  }
}
