package org.ohmlight.experiments.trial;

import org.ohmlight.experiments.spec.RuleSpec;
import org.ohmlight.experiments.spec.SettlingSpec;
import org.ohmlight.experiments.spec.TrialSpec;
import org.ohmlight.kernel.Team;
import org.ohmlight.learning.rule.AgnosticPropagation;
import org.ohmlight.learning.rule.BackpropThroughTime;
import org.ohmlight.learning.rule.ContrastiveLearning;
import org.ohmlight.learning.rule.DualPropagation;
import org.ohmlight.learning.rule.DyadicLearning;
import org.ohmlight.learning.rule.EquilibriumPropagation;
import org.ohmlight.learning.rule.Estimator;
import org.ohmlight.learning.rule.FeedbackAlignment;
import org.ohmlight.learning.rule.HolomorphicPropagation;
import org.ohmlight.learning.rule.PhysicsAwareTraining;
import org.ohmlight.learning.rule.RecurrentBackprop;
import org.ohmlight.simulator.exact.ExactSubstrate;

/** Makes the learning rule that a trial asks for. */
final class Rules {
  private Rules() {}

  static Estimator of(TrialSpec spec, Team team) {
    SettlingSpec s = spec.settling();
    return switch (spec.rule()) {
      case RuleSpec.Ep ep ->
          new EquilibriumPropagation(ep.variant(), ep.phases(), ep.beta(), s.free(), s.nudged());
      case RuleSpec.Holomorphic circle ->
          new HolomorphicPropagation(
              circle.radius(), circle.points(), s.settling(), s.free(), s.nudged(), team);
      case RuleSpec.Contrastive contrastive ->
          new ContrastiveLearning(contrastive.beta(), s.free(), s.nudged());
      case RuleSpec.Agnostic agnostic ->
          new AgnosticPropagation(agnostic.variant(), agnostic.beta(), s.free(), s.nudged());
      case RuleSpec.Dyadic dyadic -> new DyadicLearning(dyadic.beta(), s.free(), s.nudged());
      case RuleSpec.Dual dual ->
          new DualPropagation(
              dual.form(), dual.alpha(), dual.beta(), dual.sequence(), s.free(), s.nudged(), team);
      case RuleSpec.Backprop back ->
          new RecurrentBackprop(
              back.way(), back.readout(), s.settling(), s.free(), s.nudged(), team);
      case RuleSpec.ThroughTime time ->
          new BackpropThroughTime(time.credit(), time.lambda(), s.settling(), s.free(), team);
      case RuleSpec.PhysicsAware aware ->
          new PhysicsAwareTraining(
              new ExactSubstrate(team),
              aware.readEvery(),
              s.settling(),
              s.free(),
              s.nudged(),
              team);
      case RuleSpec.Alignment alignment ->
          new FeedbackAlignment(
              alignment.way(),
              new ExactSubstrate(team),
              alignment.gain(),
              spec.seed(),
              s.free(),
              team);
    };
  }
}
