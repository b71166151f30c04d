package org.ohmlight.experiments.optics;

import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The group of commands about light. */
@CommandLine.Command(
    name = "optics",
    description = "Propagates light, designs holograms, looks into optical hardware.",
    synopsisSubcommandLabel = "COMMAND")
public final class OpticsCommand implements Runnable {
  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private OpticsCommand(Console console) {
    this.console = console;
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new OpticsCommand(console))
        .addSubcommand(new OpticsPropagateCommand(console))
        .addSubcommand(new OpticsHologramCommand(console))
        .addSubcommand(new OpticsBudgetCommand(console))
        .addSubcommand(new OpticsQumoCommand(console));
  }

  @Override
  public void run() {
    CommandLine.usage(this, console.out());
  }
}
