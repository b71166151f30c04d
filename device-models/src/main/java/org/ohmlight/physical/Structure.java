package org.ohmlight.physical;

/**
 * The structure of the weight matrix of a layered network: what the edge back from layer {@code k +
 * 1} to layer {@code k} is, given the edge {@code A} forward.
 *
 * <p>Source: Nest and Høier, Dyadic learning in asymmetric convnets, Figure 1; of the resistive
 * one, Kendall et al. (2020).
 */
public enum Structure {
  /** No edge back. */
  FEEDFORWARD("feedforward"),
  /** {@code A^T}: both directions share their weights. */
  SYMMETRIC("symmetric"),
  /** {@code -A^T}: negative feedback through the same weights. */
  SKEW_SYMMETRIC("skew-symmetric"),
  /** {@code B}: a coupling of its own. */
  ASYMMETRIC("asymmetric"),
  /**
   * {@code A^T}, with conductances for weights: they pull two voltages together, {@code E = sum g
   * (v_i - v_j)^2 / 2}, so that each neuron is loaded by all it is joined to.
   */
  RESISTIVE("resistive");

  private final String label;

  Structure(String label) {
    this.label = label;
  }

  /** The name a study file uses. */
  public String label() {
    return label;
  }

  /** Whether the network settles where an energy is least. */
  public boolean hasEnergy() {
    return this == SYMMETRIC || this == RESISTIVE;
  }

  /** Whether layer {@code k + 1} feeds back into layer {@code k} while the network settles. */
  public boolean recurrent() {
    return this != FEEDFORWARD;
  }
}
