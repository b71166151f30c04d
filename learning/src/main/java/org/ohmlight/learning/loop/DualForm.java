package org.ohmlight.learning.loop;

/** Which of the two forms of dual propagation. */
public enum DualForm {
  /**
   * Derived from a Lagrangian: {@code s+ = f(ff + (1 - alpha) fb)}, {@code s- = f(ff - alpha fb)},
   * the cost taken at the prediction of the free forward pass. Stable for every {@code alpha}.
   * Source: Høier and Zach, Two tales of single-phase contrastive Hebbian learning (2024).
   */
  LAGRANGIAN("lagrangian"),
  /**
   * The original: {@code s+ = f(ff + alpha fb)}, {@code s- = f(ff - (1 - alpha) fb)}, the cost
   * taken at the forward drive as it is. Needs {@code alpha = 1/2} to be stable and unbiased.
   * Source: Høier, Staudt and Zach (2023).
   */
  ORIGINAL("original");

  private final String label;

  DualForm(String label) {
    this.label = label;
  }

  /** The name a study file uses. */
  public String label() {
    return label;
  }

  float plusShare(float alpha) {
    return this == LAGRANGIAN ? 1f - alpha : alpha;
  }
}
