package org.ohmlight.experiments.device;

import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The group of commands about one resistive device. */
@CommandLine.Command(
    name = "device",
    description = "Lists, shows, pulses and fits resistive devices.",
    synopsisSubcommandLabel = "COMMAND")
public final class DeviceCommand implements Runnable {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private DeviceCommand(Console console) {
    this.console = console;
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new DeviceCommand(console))
        .addSubcommand(new ListCommand(console))
        .addSubcommand(new ShowCommand(console))
        .addSubcommand(new PulseCommand(console))
        .addSubcommand(new FitCommand(console));
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(console.out());
    }
  }
}
