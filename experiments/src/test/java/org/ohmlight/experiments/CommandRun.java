package org.ohmlight.experiments;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ohmlight.experiments.cli.Ohmlight;
import org.ohmlight.experiments.command.Console;

/** One command line and what came of it. */
public record CommandRun(int exitCode, String out, String err) {
  /** Runs a command line. */
  public static CommandRun of(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Map.of());
    String[] words = new String[args.length];
    for (int k = 0; k < args.length; k++) {
      words[k] = args[k].toString();
    }
    int exitCode = Ohmlight.run(console, words);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
