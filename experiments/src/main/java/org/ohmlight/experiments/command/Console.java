package org.ohmlight.experiments.command;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command prints and what it may know of its surroundings.
 *
 * @param out results, and nothing else
 * @param err everything said meanwhile: progress, warnings, errors
 * @param interactive whether a person watches {@code err}, so that a line may be redrawn in place
 * @param environment environment variables
 */
public record Console(
    PrintStream out, PrintStream err, boolean interactive, Map<String, String> environment) {

  /** Environment variable that names the file of the real standard error; set by the launcher. */
  private static final String ERR_FILE = "OHMLIGHT_STDERR";

  /** The console of this process. */
  public static Console ofProcess() {
    Map<String, String> environment = System.getenv();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean interactive = environment.getOrDefault("OHMLIGHT_TTY", "").equals("1");
    return new Console(out, standardError(environment), interactive, environment);
  }

  /**
   * The launcher sends the JVM's own standard error through a filter that drops the JVM's warning
   * about its incubator module; what Ohmlight says goes straight to the file named here.
   */
  private static PrintStream standardError(Map<String, String> environment) {
    String file = environment.get(ERR_FILE);
    if (file != null) {
      try {
        return new PrintStream(new FileOutputStream(file, true), true, StandardCharsets.UTF_8);
      } catch (IOException unusable) {
        return new PrintStream(System.err, true, StandardCharsets.UTF_8);
      }
    }
    return new PrintStream(System.err, true, StandardCharsets.UTF_8);
  }
}
