package org.ohmlight.learning.settle;

/**
 * How a network moves towards its equilibrium, given the drive {@code D} (everything that reaches a
 * layer).
 *
 * <p>Picard, mirror descent and forward Euler move one group of layers after another. The others
 * see the schedule as one map {@code a -> g(a)} of the drives that it carries from step to step,
 * {@code g} being one exchange over every edge, and choose for each sample where the map is asked
 * next; their fixed points are the same.
 */
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

  /**
   * Forward Euler steps of the continuous dynamics {@code tau da/dt = -a + D, s = f(a)}: {@code a
   * <- a + h (D - a)}. With a synchronous schedule this is the circuit's own relaxation.
   *
   * @param timeStep {@code h}, in units of the time constant tau, in (0, 2)
   */
  record ForwardEuler(float timeStep) implements Solver {
    public ForwardEuler {
      if (!(timeStep > 0f && timeStep < 2f)) {
        throw new IllegalArgumentException(
            "A forward Euler step lies above 0 and below 2 time constants, beyond which even a"
                + " leak alone diverges; got "
                + timeStep);
      }
    }
  }

  /**
   * Anderson acceleration: see {@link AndersonMixing}.
   *
   * @param window how many exchanges are mixed, 2 to 20
   * @param ridge relative weight of the ridge, at least 0
   * @param reach how far a mixture may lie from the last answer, in units of the last step, at
   *     least 1
   */
  record Anderson(int window, double ridge, double reach) implements Solver {
    /** Reach of the safeguard of Goemaere et al. (2023). */
    public static final double SHORT_REACH = 1.0;

    /** Usual reach: enough for errors that shrink by a fifth a step. */
    public static final double USUAL_REACH = 4.0;

    private static final double USUAL_RIDGE = 1e-8;

    public Anderson {
      requireWindow(window, 2);
      if (!(ridge >= 0.0 && ridge < 1.0)) {
        throw new IllegalArgumentException("The ridge lies in [0, 1), got " + ridge);
      }
      if (!(reach >= 1.0)) {
        throw new IllegalArgumentException("The reach of a mixture is at least 1, got " + reach);
      }
    }

    /** With the usual ridge and a reach of one's own. */
    public Anderson(int window, float reach) {
      this(window, USUAL_RIDGE, reach);
    }

    /** With the usual ridge and reach. */
    public Anderson(int window) {
      this(window, USUAL_RIDGE, USUAL_REACH);
    }
  }

  /**
   * Broyden's method: see {@link BroydenUpdates}.
   *
   * @param window how many updates of the inverse Jacobian are kept before it starts anew, 1 to 20
   */
  record Broyden(int window) implements Solver {
    public Broyden {
      requireWindow(window, 1);
    }
  }

  /**
   * The continuous dynamics with steps of the right length: see {@link AdaptiveFlow}. A step of a
   * settle is one exchange, a stage of the method.
   *
   * @param localError error of a step that is let pass, in units of the drive, positive
   * @param longestStep longest step in time constants, positive
   */
  record AdaptiveOde(float localError, float longestStep) implements Solver {
    public AdaptiveOde {
      if (!(localError > 0f) || !(longestStep > 0f)) {
        throw new IllegalArgumentException(
            "An adaptive ODE needs a local error and a longest step above 0, got "
                + localError
                + " and "
                + longestStep);
      }
    }

    /** Steps of up to two time constants. */
    public AdaptiveOde(float localError) {
      this(localError, 2f);
    }
  }

  /**
   * How far a layer goes in one exchange towards what its drive asks for; 1 where the solver is
   * built on whole exchanges.
   */
  default float stepSize() {
    return switch (this) {
      case Picard(float alpha) -> alpha;
      case MirrorDescent(float alpha) -> alpha;
      case ForwardEuler(float time) -> time;
      case Anderson _, Broyden _, AdaptiveOde _ -> 1f;
    };
  }

  /**
   * Whether an exchange moves the pre-activations, {@code a += alpha (D - a), s = f(a)}, rather
   * than the states alone, {@code s += alpha (f(D) - s)}; undamped it is the same.
   */
  default boolean movesDrives() {
    return !(this instanceof Picard) || stepSize() == 1f;
  }

  private static void requireStepSize(float stepSize) {
    if (!(stepSize > 0f && stepSize <= 1f)) {
      throw new IllegalArgumentException("A step size lies in (0, 1], got " + stepSize);
    }
  }

  private static void requireWindow(int window, int least) {
    if (window < least || window > 20) {
      throw new IllegalArgumentException(
          "A window of " + least + " to 20 exchanges is kept, got " + window);
    }
  }
}
