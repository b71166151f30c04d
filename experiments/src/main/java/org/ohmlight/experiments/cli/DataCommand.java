package org.ohmlight.experiments.cli;

import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The group of commands about data sets. */
@CommandLine.Command(
    name = "data",
    description = "Lists and fetches data sets.",
    synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Runnable {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

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
    if (spec != null) {
      spec.commandLine().usage(console.out());
    }
  }
}
