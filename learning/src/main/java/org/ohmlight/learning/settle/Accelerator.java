package org.ohmlight.learning.settle;

import java.util.Optional;

/**
 * Chooses, sample by sample, where a fixed-point map {@code x -> g(x)} is asked next. Works on a
 * block of samples, one row each; rows know nothing of each other. Not for two threads at once.
 */
public interface Accelerator {
  /** Forgets every sample, before a new settle. */
  void begin();

  /**
   * Takes an answer of the map and decides on the next question.
   *
   * @param row which sample
   * @param x {@code [width]} at {@code offset}: where the map was asked; becomes where it is asked
   *     next. Modified.
   * @param g {@code [width]} at {@code offset}: its answer. Not modified.
   */
  void next(int row, float[] x, float[] g, int offset);

  /**
   * Whether one answer after another shows how far the sample still has to go. Where a method takes
   * short steps on purpose it does not: then the answer is compared with its own question.
   */
  boolean answersTell();

  /**
   * The accelerator of a solver; none for those that move layer by layer.
   *
   * @param rows samples of a block
   * @param width length of {@code x}
   */
  static Optional<Accelerator> of(Solver solver, int rows, int width) {
    return switch (solver) {
      case Solver.Picard _, Solver.MirrorDescent _, Solver.ForwardEuler _ -> Optional.empty();
      case Solver.Anderson(int window, double ridge, double reach) ->
          Optional.of(new AndersonMixing(window, ridge, reach, rows, width));
      case Solver.Broyden(int window) -> Optional.of(new BroydenUpdates(window, rows, width));
      case Solver.AdaptiveOde(float error, float longest) ->
          Optional.of(new AdaptiveFlow(error, longest, rows, width));
    };
  }
}
