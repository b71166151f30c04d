package org.ohmlight.experiments.spec;

import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.RecurrentBackprop.Way;

/** The learning rule of a trial. */
public sealed interface RuleSpec {
  /** Name in study files and results. */
  String label();

  /** Equilibrium propagation. */
  record Ep(Variant variant, float beta) implements RuleSpec {
    @Override
    public String label() {
      return "ep";
    }
  }

  /** Recurrent backpropagation. */
  record Backprop(Way way) implements RuleSpec {
    @Override
    public String label() {
      return "backprop";
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
