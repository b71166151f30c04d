package org.ohmlight.experiments;

/**
 * One thing that is wrong with what a person gave: where, what was given, what is allowed, what to
 * try. Unknown parts are empty; an unknown line or column is 0.
 *
 * @param file the file, or the command-line option, that holds the mistake
 * @param line line in the file, counted from 1
 * @param column column in the line, counted from 1
 * @param message what is wrong, in one sentence
 * @param given what was given
 * @param allowed what is allowed
 * @param hint what to try
 */
public record Problem(
    String file, int line, int column, String message, String given, String allowed, String hint) {

  /** A problem that is nowhere in particular yet. */
  public static Problem of(String message) {
    return new Problem("", 0, 0, message, "", "", "");
  }

  /** The same problem, found in a file or an option. */
  public Problem in(String place) {
    return at(place, line, column);
  }

  /** The same problem, found at a place in a file. */
  public Problem at(String place, int atLine, int atColumn) {
    return new Problem(place, atLine, atColumn, message, given, allowed, hint);
  }

  /** The same problem, saying what was given. */
  public Problem given(String value) {
    return new Problem(file, line, column, message, value, allowed, hint);
  }

  /** The same problem, saying what is allowed. */
  public Problem allowed(String values) {
    return new Problem(file, line, column, message, given, values, hint);
  }

  /** The same problem, saying what to try. */
  public Problem hint(String advice) {
    return new Problem(file, line, column, message, given, allowed, advice);
  }

  /** Where it is, as editors and terminals like it: {@code file:line:column}. */
  public String place() {
    if (line < 1) {
      return file;
    }
    return file + ":" + line + (column < 1 ? "" : ":" + column);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (!file.isEmpty()) {
      text.append(place()).append(": ");
    }
    text.append(message);
    append(text, "given", given);
    append(text, "allowed", allowed);
    append(text, "try", hint);
    return text.toString();
  }

  private static void append(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append("\n    ").append(label).append(": ").append(value);
    }
  }
}
