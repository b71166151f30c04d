package org.ohmlight.experiments.instrument;

import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.command.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The group of commands about instruments. */
@CommandLine.Command(
    name = "instrument",
    description = "Lists drivers, serves virtual instruments, asks real ones.",
    synopsisSubcommandLabel = "COMMAND")
public final class InstrumentCommand implements Runnable {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  private InstrumentCommand(Console console) {
    this.console = console;
  }

  /** The group with its commands. */
  public static CommandLine commandLine(Console console) {
    return new CommandLine(new InstrumentCommand(console))
        .addSubcommand(new ListCommand(console))
        .addSubcommand(new ServeCommand(console))
        .addSubcommand(new IdentifyCommand(console))
        .addSubcommand(new QueryCommand(console));
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(console.out());
    }
  }
}
