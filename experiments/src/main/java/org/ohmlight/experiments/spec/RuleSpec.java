package org.ohmlight.experiments.spec;

import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;

/** The learning rule of a trial. */
public sealed interface RuleSpec {
  /** Name in study files and results. */
  String label();

  /** Nudging strength. */
  float beta();

  /** Equilibrium propagation. */
  record Ep(Variant variant, float beta) implements RuleSpec {
    @Override
    public String label() {
      return "ep";
    }
  }

  /** Dyadic learning. */
  record Dyadic(float beta) implements RuleSpec {
    @Override
    public String label() {
      return "dyadic";
    }
  }
}
