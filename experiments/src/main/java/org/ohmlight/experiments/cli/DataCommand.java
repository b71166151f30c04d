package org.ohmlight.experiments.cli;

import org.ohmlight.experiments.command.CommandGroup;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;

/** The group of commands about data sets. */
@CommandLine.Command(
    name = "data",
    description = "Lists and fetches data sets.",
    synopsisSubcommandLabel = "COMMAND")
final class DataCommand extends CommandGroup {
  private DataCommand(Console console) {
    super(console);
  }

  static CommandLine commandLine(Console console) {
    return new CommandLine(new DataCommand(console))
        .addSubcommand(new DataListCommand(console))
        .addSubcommand(new DataFetchCommand(console));
  }
}
