package org.ohmlight.experiments.optics;

import org.ohmlight.experiments.command.CommandGroup;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;

/** The group of commands about light. */
@CommandLine.Command(
    name = "optics",
    description = "Propagates light, designs holograms, looks into optical hardware.",
    synopsisSubcommandLabel = "COMMAND")
public final class OpticsCommand extends CommandGroup {
  private OpticsCommand(Console console) {
    super(console);
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new OpticsCommand(console))
        .addSubcommand(new OpticsPropagateCommand(console))
        .addSubcommand(new OpticsHologramCommand(console))
        .addSubcommand(new OpticsBudgetCommand(console))
        .addSubcommand(new OpticsQumoCommand(console));
  }
}
