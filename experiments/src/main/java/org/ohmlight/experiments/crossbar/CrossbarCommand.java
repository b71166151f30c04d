package org.ohmlight.experiments.crossbar;

import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The group of commands about one crossbar. */
@CommandLine.Command(
    name = "crossbar",
    description = "Solves and reads one crossbar.",
    synopsisSubcommandLabel = "COMMAND")
public final class CrossbarCommand implements Runnable {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private CrossbarCommand(Console console) {
    this.console = console;
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new CrossbarCommand(console))
        .addSubcommand(new SolveCommand(console))
        .addSubcommand(new ForwardCommand(console));
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(console.out());
    }
  }
}
