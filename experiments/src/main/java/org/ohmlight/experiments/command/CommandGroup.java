package org.ohmlight.experiments.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that only holds others: alone it says which. */
public abstract class CommandGroup implements Runnable {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  /** A group that prints on the given console. */
  protected CommandGroup(Console console) {
    this.console = console;
  }

  @Override
  public final void run() {
    if (spec != null) {
      spec.commandLine().usage(console.out());
    }
  }
}
