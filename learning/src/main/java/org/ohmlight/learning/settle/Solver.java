package org.ohmlight.learning.settle;

/** How a layer moves, given its drive {@code D} (everything that reaches it). */
public sealed interface Solver {
  /**
   * Damped fixed-point iteration of the states, {@code s <- s + alpha (f(D) - s)}.
   *
   * @param stepSize {@code alpha} in (0, 1]; 1 is the plain Picard iteration
   */
  record Picard(float stepSize) implements Solver {
    public Picard {
      requireStepSize(stepSize);
    }
  }

  /**
   * Mirror descent in the pre-activations, {@code a <- a + alpha (D - a), s = f(a)}. Source: Nest
   * and Høier, Dyadic learning in asymmetric convnets, eq. 4-6; Nemirovskij and Yudin (1983).
   *
   * @param stepSize {@code alpha} in (0, 1]; at 1 it is the Picard iteration
   */
  record MirrorDescent(float stepSize) implements Solver {
    public MirrorDescent {
      requireStepSize(stepSize);
    }
  }

  /** {@code alpha}. */
  float stepSize();

  private static void requireStepSize(float stepSize) {
    if (!(stepSize > 0f && stepSize <= 1f)) {
      throw new IllegalArgumentException("A step size lies in (0, 1], got " + stepSize);
    }
  }
}
