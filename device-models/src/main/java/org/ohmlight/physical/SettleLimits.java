package org.ohmlight.physical;

/**
 * When a settle stops.
 *
 * @param maxSteps most steps; one step updates every layer once
 * @param tolerance a sample is at rest when its change in a step is no larger; 0 runs all steps
 * @param criterion which change
 */
public record SettleLimits(int maxSteps, float tolerance, Criterion criterion) {
  /** How the change of a sample in a step is measured. */
  public enum Criterion {
    /** The largest change of one state: {@code max_i |s_i - s_i'|}. */
    LARGEST_CHANGE("largest-change"),
    /**
     * The change of the drives in relation to them, {@code |a - a'| / |a|} in the Euclidean norm,
     * over the layers that the schedule carries from step to step: with even-odd steps of a chain,
     * the even ones. Source: Goemaere et al. (2023), section 4.
     */
    RELATIVE_CHANGE("relative-change");

    private final String label;

    Criterion(String label) {
      this.label = label;
    }

    /** The name a study file uses. */
    public String label() {
      return label;
    }
  }

  public SettleLimits {
    if (maxSteps < 1 || !(tolerance >= 0f)) {
      throw new IllegalArgumentException(
          "Settling needs maxSteps >= 1 and tolerance >= 0, got " + maxSteps + " and " + tolerance);
    }
  }

  /** Limits on the largest change of one state. */
  public SettleLimits(int maxSteps, float tolerance) {
    this(maxSteps, tolerance, Criterion.LARGEST_CHANGE);
  }
}
