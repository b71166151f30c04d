package org.ohmlight.experiments.spec;

import org.ohmlight.learning.loop.DualForm;
import org.ohmlight.learning.loop.DualSequence;
import org.ohmlight.learning.loop.Readout;
import org.ohmlight.learning.rule.BackpropThroughTime.Credit;
import org.ohmlight.learning.rule.EquilibriumPropagation.Phases;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.FeedbackAlignment;
import org.ohmlight.learning.rule.RecurrentBackprop;

/** The learning rule of a trial. */
public sealed interface RuleSpec {
  /** Which rule it is. */
  RuleKind kind();

  /** Name in study files and results. */
  default String label() {
    return kind().label();
  }

  /** Equilibrium propagation. */
  record Ep(Variant variant, Phases phases, float beta) implements RuleSpec {
    @Override
    public RuleKind kind() {
      return RuleKind.EP;
    }
  }

  /** Holomorphic equilibrium propagation. */
  record Holomorphic(float radius, int points) implements RuleSpec {
    @Override
    public RuleKind kind() {
      return RuleKind.HOLOMORPHIC;
    }
  }

  /** Coupled learning and contrastive Hebbian learning. */
  record Contrastive(float beta) implements RuleSpec {
    @Override
    public RuleKind kind() {
      return RuleKind.CONTRASTIVE;
    }
  }

  /** Agnostic equilibrium propagation. */
  record Agnostic(Variant variant, float beta) implements RuleSpec {
    @Override
    public RuleKind kind() {
      return RuleKind.AGNOSTIC;
    }
  }

  /** Dyadic learning. */
  record Dyadic(float beta) implements RuleSpec {
    @Override
    public RuleKind kind() {
      return RuleKind.DYADIC;
    }
  }

  /** Dual propagation. */
  record Dual(DualForm form, float alpha, float beta, DualSequence.Named sequence)
      implements RuleSpec {
    @Override
    public RuleKind kind() {
      return RuleKind.DUAL_PROPAGATION;
    }
  }

  /** Recurrent backpropagation. */
  record Backprop(RecurrentBackprop.Way way, Readout readout) implements RuleSpec {
    @Override
    public RuleKind kind() {
      return RuleKind.BACKPROP;
    }
  }

  /** Backpropagation through time and TD(lambda). */
  record ThroughTime(Credit credit, float lambda) implements RuleSpec {
    @Override
    public RuleKind kind() {
      return RuleKind.BACKPROP_THROUGH_TIME;
    }
  }

  /** Physics-aware training. */
  record PhysicsAware(int readEvery) implements RuleSpec {
    @Override
    public RuleKind kind() {
      return RuleKind.PHYSICS_AWARE;
    }
  }

  /** Feedback alignment. */
  record Alignment(FeedbackAlignment.Way way, float gain) implements RuleSpec {
    @Override
    public RuleKind kind() {
      return RuleKind.FEEDBACK_ALIGNMENT;
    }
  }
}
