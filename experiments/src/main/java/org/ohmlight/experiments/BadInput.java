package org.ohmlight.experiments;

import java.util.List;
import java.util.stream.Collectors;

/** What a person gave cannot be used; all problems that were found, at once. Exit code 2. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Reports the problems, in the order in which they should be read. */
  public BadInput(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Reports one problem. */
  public BadInput(Problem problem) {
    this(List.of(problem));
  }

  /** Everything that is wrong. */
  public List<Problem> problems() {
    return problems;
  }
}
