package org.ohmlight.experiments.rig;

import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The group of commands about rigs. */
@CommandLine.Command(
    name = "rig",
    description = "Looks at the hardware behind a rig file.",
    synopsisSubcommandLabel = "COMMAND")
public final class RigCommand implements Runnable {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private RigCommand(Console console) {
    this.console = console;
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new RigCommand(console))
        .addSubcommand(new RigIdentifyCommand(console))
        .addSubcommand(new RigCheckCommand(console))
        .addSubcommand(new RigCalibrateCommand(console))
        .addSubcommand(new RigWatchCommand(console));
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(console.out());
    }
  }
}
