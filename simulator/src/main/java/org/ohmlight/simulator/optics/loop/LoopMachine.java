package org.ohmlight.simulator.optics.loop;

/**
 * A generation of the analog optical computer: its measured parameters, and the stages in which it
 * differs from the other.
 *
 * <p>Source: Kalinin et al., Analog optical computer for AI inference and combinatorial
 * optimization, Nature 645, 354 (2025), and its public twin microsoft/aoc.
 */
public sealed interface LoopMachine permits Aoc16, Aoc48 {
  /** Number of variables. */
  int channels();

  /** The electronic limiter. */
  Limiter limiter();

  /** The arm that carries {@code relu(W)}. */
  LoopArm positive();

  /** The arm that carries {@code relu(-W)}. */
  LoopArm negative();

  /** The injected signal is clipped to +- this [V]. */
  double injectionLimit();

  /** What the read-out shows of a state [V]; outside the loop. */
  double readout(double volts);
}
