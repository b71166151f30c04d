package org.ohmlight.experiments.cli;

import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The group of commands about data sets. */
@CommandLine.Command(
    name = "data",
    description = "Lists and fetches data sets.",
    synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Runnable {
  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private DataCommand(Console console) {
    this.console = console;
  }

  static CommandLine commandLine(Console console) {
    return new CommandLine(new DataCommand(console))
        .addSubcommand(new DataListCommand(console))
        .addSubcommand(new DataFetchCommand(console));
  }

  @Override
  public void run() {
    CommandLine.usage(this, console.out());
  }
}
