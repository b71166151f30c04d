package org.ohmlight.experiments.rig;

import org.ohmlight.experiments.command.CommandGroup;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;

/** The group of commands about rigs. */
@CommandLine.Command(
    name = "rig",
    description = "Looks at the hardware behind a rig file.",
    synopsisSubcommandLabel = "COMMAND")
public final class RigCommand extends CommandGroup {
  private RigCommand(Console console) {
    super(console);
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new RigCommand(console))
        .addSubcommand(new RigIdentifyCommand(console))
        .addSubcommand(new RigCheckCommand(console))
        .addSubcommand(new RigCalibrateCommand(console))
        .addSubcommand(new RigWatchCommand(console));
  }
}
