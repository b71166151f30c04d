package org.ohmlight.experiments.twin;

import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The group of commands about twins. */
@CommandLine.Command(
    name = "twin",
    description = "Fits models to what real hardware did.",
    synopsisSubcommandLabel = "COMMAND")
public final class TwinCommand implements Runnable {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private TwinCommand(Console console) {
    this.console = console;
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new TwinCommand(console)).addSubcommand(new TwinFitCommand(console));
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(console.out());
    }
  }
}
