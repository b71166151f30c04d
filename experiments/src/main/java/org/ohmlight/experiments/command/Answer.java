package org.ohmlight.experiments.command;

/**
 * What a command found out: the same thing for a program and for a person.
 *
 * @param json the one document that {@code --json} prints: a record, a map or a JSON node
 * @param text what a person reads without {@code --json}
 * @param exitCode {@link #FINE}, {@link #FAILURE} or {@link #BAD_INPUT}
 */
public record Answer(Object json, String text, int exitCode) {
  /** Everything went well. */
  public static final int FINE = 0;

  /** Something failed that is not the person's doing. */
  public static final int FAILURE = 1;

  /** What the person gave cannot be used. */
  public static final int BAD_INPUT = 2;

  /** An answer that is fine. */
  public static Answer of(Object json, String text) {
    return new Answer(json, text, FINE);
  }
}
