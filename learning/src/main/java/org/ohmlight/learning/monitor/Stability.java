package org.ohmlight.learning.monitor;

import java.util.Arrays;
import java.util.SequencedMap;
import org.ohmlight.physical.NetworkState;
import org.ohmlight.physical.Nudge;
import org.ohmlight.physical.PhysicalNetwork;
import org.ohmlight.physical.RandomStream;
import org.ohmlight.physical.SettleLimits;

/**
 * Whether a network still comes to rest while it learns, seen on an exact twin with the same
 * weights, so that noise is not taken for a cycle. Reported are
 *
 * <ul>
 *   <li>{@code spectralRadius}: spectral radius of the settling map at the free equilibrium, mean
 *       over the samples;
 *   <li>{@code largestSpectralRadius}: the largest of them;
 *   <li>{@code limitCycles}: part of the looks at which settling went round in circles.
 * </ul>
 */
public final class Stability implements Monitor {
  private static final int ITERATIONS = 24;

  private final Twin twin;
  private final SettleLimits limits;
  private final int every;
  private final RandomStream stream;
  private final Means means = new Means();

  /**
   * Makes the monitor.
   *
   * @param limits when the twin's free phase stops
   * @param every how many steps from one look to the next
   * @param seed keys the disturbances
   */
  public Stability(Twin twin, SettleLimits limits, int every, long seed) {
    this.twin = twin;
    this.limits = limits;
    this.every = every;
    this.stream = RandomStream.of(seed, "stability/disturbance");
  }

  @Override
  public void observe(Moment moment) {
    if (moment.step() % every != 0) {
      return;
    }
    PhysicalNetwork exact = twin.of(moment.network());
    NetworkState state = NetworkState.single(exact.description(), moment.inputs().rows());
    exact.clamp(moment.inputs());
    exact.settle(Nudge.FREE, state, limits);
    means.add("limitCycles", LimitCycle.endsIn(exact.residuals(), limits.tolerance()) ? 1 : 0);
    double[] radii = new SpectralRadius(exact, ITERATIONS).at(state, stream.at(moment.step()));
    means.add("spectralRadius", Arrays.stream(radii).average().orElse(Double.NaN));
    means.add("largestSpectralRadius", Arrays.stream(radii).max().orElse(Double.NaN));
  }

  @Override
  public SequencedMap<String, Double> report() {
    return means.take();
  }
}
