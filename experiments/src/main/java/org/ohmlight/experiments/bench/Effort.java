package org.ohmlight.experiments.bench;

/**
 * How long a benchmark is measured.
 *
 * @param forks JVMs, one after another; the spread between them is part of the truth
 * @param warmups iterations that are not counted
 * @param iterations iterations that are
 * @param iterationMillis length of each [ms]
 */
public record Effort(int forks, int warmups, int iterations, int iterationMillis) {
  public Effort {
    if (forks < 1 || warmups < 0 || iterations < 1 || iterationMillis < 1) {
      throw new IllegalArgumentException(
          "A measurement needs at least one fork and one iteration of a millisecond, got "
              + forks
              + " forks, "
              + warmups
              + " warm-ups, "
              + iterations
              + " iterations of "
              + iterationMillis
              + " ms");
    }
  }

  /** Some eight seconds a benchmark: vector code needs a second until it is compiled. */
  public static Effort brief() {
    return new Effort(2, 8, 10, 200);
  }
}
