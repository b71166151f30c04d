package org.ohmlight.simulator.optics.loop;

import java.util.EnumSet;
import java.util.Set;

/**
 * How an optical loop is run as a network.
 *
 * @param machine the machine
 * @param stages its non-idealities that are on
 * @param noise noise and drift
 * @param alpha part of the state that stays in an iteration, in [0, 1): the loop moves by {@code 1
 *     - alpha} of the way to its drive
 * @param gamma momentum
 * @param weightLimit weight at full transmission, in units of drive per unit of activity
 * @param bits bit depth of an arm's weights; 0 for continuous ones
 */
public record LoopSettings(
    LoopMachine machine,
    Set<LoopStage> stages,
    LoopNoise noise,
    double alpha,
    double gamma,
    float weightLimit,
    int bits) {
  /** Time of an iteration [s], as stated for the 48-variable machine. */
  public static final double ITERATION_SECONDS = 20e-9;

  public LoopSettings {
    stages = stages.isEmpty() ? Set.of() : Set.copyOf(stages);
    if (!(alpha >= 0) || alpha >= 1 || !(Math.abs(gamma) < 1)) {
      throw new IllegalArgumentException(
          "A loop that settles needs alpha in [0, 1) and |gamma| < 1, got "
              + alpha
              + " and "
              + gamma);
    }
    if (!(weightLimit > 0) || Float.isInfinite(weightLimit)) {
      throw new IllegalArgumentException(
          "Full transmission stands for a finite weight above 0, got " + weightLimit);
    }
    if (bits < 0 || bits > 20) {
      throw new IllegalArgumentException("1 to 20 bits, or 0 for continuous weights; got " + bits);
    }
  }

  /** A machine with no errors but its limiter. */
  public static LoopSettings ideal(LoopMachine machine, float weightLimit) {
    return new LoopSettings(machine, Set.of(), LoopNoise.NONE, 0.5, 0, weightLimit, 0);
  }

  /** A machine as measured, beam splitter leak off as in the public twin, with 9-bit weights. */
  public static LoopSettings measured(LoopMachine machine, LoopNoise noise, float weightLimit) {
    Set<LoopStage> stages = EnumSet.complementOf(EnumSet.of(LoopStage.SPLITTER_LEAK));
    return new LoopSettings(machine, stages, noise, 0.5, 0, weightLimit, 9);
  }
}
