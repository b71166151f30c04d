package org.ohmlight.experiments.spec;

import org.ohmlight.experiments.Problem;

/**
 * Where something was given.
 *
 * @param file a file, or the command-line option that gave it
 * @param line line from 1, or 0 if there are no lines
 * @param column column from 1, or 0
 */
public record Place(String file, int line, int column) {
  /** A problem at this place. */
  public Problem problem(String message) {
    return Problem.of(message).at(file, line, column);
  }
}
