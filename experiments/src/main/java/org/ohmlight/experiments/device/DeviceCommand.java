package org.ohmlight.experiments.device;

import org.ohmlight.experiments.command.CommandGroup;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;

/** The group of commands about one resistive device. */
@CommandLine.Command(
    name = "device",
    description = "Lists, shows, pulses and fits resistive devices.",
    synopsisSubcommandLabel = "COMMAND")
public final class DeviceCommand extends CommandGroup {
  private DeviceCommand(Console console) {
    super(console);
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new DeviceCommand(console))
        .addSubcommand(new ListCommand(console))
        .addSubcommand(new ShowCommand(console))
        .addSubcommand(new PulseCommand(console))
        .addSubcommand(new FitCommand(console));
  }
}
