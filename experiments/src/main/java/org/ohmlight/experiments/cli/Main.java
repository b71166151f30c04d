package org.ohmlight.experiments.cli;

import org.ohmlight.experiments.command.Console;

/** Where the process starts. */
public final class Main {
  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Ohmlight.run(Console.ofProcess(), args));
  }
}
