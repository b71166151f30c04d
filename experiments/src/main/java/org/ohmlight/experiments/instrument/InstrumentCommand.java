package org.ohmlight.experiments.instrument;

import org.ohmlight.experiments.command.CommandGroup;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;

/** The group of commands about instruments. */
@CommandLine.Command(
    name = "instrument",
    description = "Lists drivers, serves virtual instruments, asks real ones.",
    synopsisSubcommandLabel = "COMMAND")
public final class InstrumentCommand extends CommandGroup {
  private InstrumentCommand(Console console) {
    super(console);
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new InstrumentCommand(console))
        .addSubcommand(new ListCommand(console))
        .addSubcommand(new ServeCommand(console))
        .addSubcommand(new IdentifyCommand(console))
        .addSubcommand(new QueryCommand(console));
  }
}
