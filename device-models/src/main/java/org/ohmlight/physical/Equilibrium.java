package org.ohmlight.physical;

/** How a settle ended. The states themselves are in the {@link NetworkState} that was handed in. */
public sealed interface Equilibrium {
  /**
   * Every sample came to rest.
   *
   * @param steps steps taken, averaged over the samples
   * @param residual largest change of a state in the last step
   */
  record Settled(double steps, float residual) implements Equilibrium {}

  /**
   * The limit on steps came first. The states are what was reached.
   *
   * @param steps steps taken, averaged over the samples
   * @param residual largest change of a state in the last step
   */
  record NotSettled(double steps, float residual) implements Equilibrium {}

  /**
   * The hardware could not settle: a lost cable, a tripped interlock, states that are not finite.
   *
   * @param why what happened and what to try
   */
  record Faulted(String why) implements Equilibrium {}
}
