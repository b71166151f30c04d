package org.ohmlight.simulator.optics.hologram;

/**
 * How the weights of a far field answer what came out of the last round.
 *
 * <p>{@code T} is the wanted amplitude and {@code f} the one that came, each normalised to {@code
 * sum f^2 = 1}; {@code w} is the weight. Weights are normalised again afterwards.
 */
public sealed interface Feedback {
  /** No feedback: the weights stay the target. Gerchberg and Saxton, Optik 35 (1972). */
  record None() implements Feedback {}

  /**
   * {@code w *= (f / T)^-p}. Di Leonardo et al., Opt. Express 15 (2007), with the power as in later
   * use.
   *
   * @param power p
   */
  record Leonardo(double power) implements Feedback {}

  /**
   * As Leonardo, and the phases of the far field stay what they are after a number of rounds. Kim
   * et al., Opt. Lett. 44 (2019).
   *
   * @param power p
   * @param fixAfter rounds with free phases
   */
  record Kim(double power, int fixAfter) implements Feedback {
    public Kim {
      if (fixAfter < 1) {
        throw new IllegalArgumentException(
            "Phases can be fixed after at least one round, got " + fixAfter);
      }
    }
  }

  /**
   * {@code w *= 1 / (1 - g (1 - q / mean q))}, {@code q = f / T}, 1 where nothing is wanted; the
   * mean runs over the whole far field. Nogrette et al., Phys. Rev. X 4 (2014).
   *
   * @param factor g
   */
  record Nogrette(double factor) implements Feedback {}

  /**
   * {@code w *= exp(p (T - p f))}. After Wu et al., Opt. Express 29 (2021), with {@code p f} where
   * the paper has {@code f}, as in the program that is compared with; it lowers the uniformity for
   * a {@code p} far from 1.
   *
   * @param power p
   */
  record Wu(double power) implements Feedback {}

  /**
   * {@code w *= 1 + g tanh(p (T - p f))}: Wu's difference, bounded.
   *
   * @param factor g
   * @param power p
   */
  record Tanh(double factor, double power) implements Feedback {}
}
