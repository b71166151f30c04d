package org.ohmlight.simulator.crossbar.line;

/** A solve that ended short of what was asked. */
public final class SolveFailure extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  SolveFailure(int steps, double residual, SolveLimits limits) {
    super(
        "The crossbar was not solved to "
            + limits.tolerance()
            + " in "
            + steps
            + " steps: the residual is "
            + residual
            + ". Try a larger tolerance, or more steps than "
            + limits.steps());
  }
}
