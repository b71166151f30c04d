package org.ohmlight.experiments.twin;

import org.ohmlight.experiments.command.CommandGroup;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;

/** The group of commands about twins. */
@CommandLine.Command(
    name = "twin",
    description = "Fits models to what real hardware did.",
    synopsisSubcommandLabel = "COMMAND")
public final class TwinCommand extends CommandGroup {
  private TwinCommand(Console console) {
    super(console);
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new TwinCommand(console)).addSubcommand(new TwinFitCommand(console));
  }
}
