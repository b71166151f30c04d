package org.ohmlight.experiments.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ohmlight.experiments.BadInput;
import org.ohmlight.experiments.Json;
import org.ohmlight.experiments.Problem;
import picocli.CommandLine.Option;

/**
 * A command of {@code ohmlight}.
 *
 * <p>A subclass computes an {@link Answer}; this class prints it: as text, or with {@code --json}
 * as exactly one JSON document. Results go to standard output, everything else to standard error. A
 * {@link BadInput} ends in exit code 2, any other exception in exit code 1, both with a JSON
 * document of their own under {@code --json}.
 */
public abstract class Command implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "Print one JSON document on standard output.")
  private boolean json;

  @Option(names = "--trace", description = "Print the stack trace of a failure.")
  private boolean trace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  /** A command that prints on the given console. */
  protected Command(Console console) {
    this.console = console;
  }

  /** Does the work. */
  protected abstract Answer answer() throws Exception;

  /** Where to say things meanwhile; results are returned, not printed. */
  protected final Console console() {
    return console;
  }

  /** Whether the result is read by a program. */
  protected final boolean json() {
    return json;
  }

  @Override
  public final Integer call() {
    try {
      Answer answer = answer();
      console.out().print(json ? Json.document(answer.json()) : answer.text());
      return answer.exitCode();
    } catch (BadInput bad) {
      return badInput(console, json, bad.problems());
    } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
      return failed(failure);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  /** Reports bad input the way every command does. */
  public static int badInput(Console console, boolean json, List<Problem> problems) {
    problems.forEach(problem -> console.err().println("error: " + problem));
    if (problems.size() > 1) {
      console.err().println(problems.size() + " problems");
    }
    if (json) {
      console.out().print(Json.document(error("bad input", problems)));
    }
    return Answer.BAD_INPUT;
  }

  private int failed(Throwable failure) {
    String message =
        failure.getMessage() == null
            ? failure.getClass().getSimpleName()
            : failure instanceof RuntimeException || failure instanceof Error
                ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                : failure.getMessage();
    console.err().println("failed: " + message);
    if (trace) {
      failure.printStackTrace(console.err());
    } else {
      console.err().println("    try: the same command with --trace shows where");
    }
    if (json) {
      console.out().print(Json.document(error(message, List.of())));
    }
    return Answer.FAILURE;
  }

  private static Map<String, Object> error(String message, List<Problem> problems) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("error", message);
    document.put("problems", problems);
    return document;
  }
}
