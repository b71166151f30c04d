package org.ohmlight.simulator.reference.machine;

import org.ohmlight.physical.RandomStream;

/**
 * The two imperfections that every analog network has, as a reference can have them at no cost:
 * {@code D += sigma z} with fresh standard normal numbers at every exchange, and states that are
 * whole multiples of a step.
 *
 * <p>Numbers are a function of (seed, layer and rail, moment, sample), the same on every backend.
 * What it leaves out: everything that tells one kind of hardware from another.
 *
 * @param driveSigma {@code sigma}, in units of the drive; 0 for none
 * @param stateStep distance of two states, in units of the state; 0 for states that are not coarse
 * @param seed keys the numbers
 */
public record ReferenceNoise(float driveSigma, float stateStep, long seed) {
  /** Exact arithmetic. */
  public static final ReferenceNoise NONE = new ReferenceNoise(0f, 0f, 0);

  public ReferenceNoise {
    if (!(driveSigma >= 0f && driveSigma < Float.POSITIVE_INFINITY)
        || !(stateStep >= 0f && stateStep < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Noise and the step of states are at least 0, got " + driveSigma + " and " + stateStep);
    }
  }

  /** Noise and as many levels from 0 to 1 as a number of bits tells apart; 0 bits for all. */
  public static ReferenceNoise ofBits(float driveSigma, int stateBits, long seed) {
    float step = stateBits == 0 ? 0f : 1f / ((1 << stateBits) - 1);
    return new ReferenceNoise(driveSigma, step, seed);
  }

  /** The numbers of a layer on a rail at a moment; sample {@code r} begins at {@code r width}. */
  public RandomStream numbers(int layer, int rail, long tick) {
    return RandomStream.of(seed, "layer " + layer + (rail == 0 ? "+" : "-") + "/drive").at(tick);
  }
}
