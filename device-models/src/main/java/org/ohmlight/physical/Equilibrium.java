package org.ohmlight.physical;

/** How a settle ended. The states themselves are in the {@link NetworkState} that was handed in. */
public sealed interface Equilibrium {
  /**
   * Every sample came to rest.
   *
   * @param steps steps to the tolerance, averaged over the samples; see {@link Convergence}
   * @param residual largest change of a sample in the last step, in the measure of the limits
   */
  record Settled(double steps, float residual) implements Equilibrium {}

  /**
   * The limit on steps came first. The states are what was reached.
   *
   * @param steps steps to the tolerance, averaged over the samples; see {@link Convergence}
   * @param residual largest change of a sample in the last step, in the measure of the limits
   */
  record NotSettled(double steps, float residual) implements Equilibrium {}

  /**
   * The hardware could not settle: a lost cable, a tripped interlock, states that are not finite.
   *
   * @param why what happened and what to try
   */
  record Faulted(String why) implements Equilibrium {}
}
