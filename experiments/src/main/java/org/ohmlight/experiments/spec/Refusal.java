package org.ohmlight.experiments.spec;

import org.ohmlight.experiments.Problem;

/** A value that has the right form and is refused all the same, with the key that gave it. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final String pointer;

  /**
   * Refuses a value.
   *
   * @param pointer JSON pointer of the key
   * @param problem what is wrong; its place is found later
   */
  Refusal(String pointer, Problem problem) {
    super(problem.message());
    this.pointer = pointer;
    this.problem = problem;
  }

  String pointer() {
    return pointer;
  }

  /** The same about another key. */
  Refusal moved(String to) {
    return new Refusal(to, problem);
  }

  /** The problem, found at a place. */
  Problem at(Place place) {
    return problem.at(place.file(), place.line(), place.column());
  }
}
