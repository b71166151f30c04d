package org.ohmlight.experiments.spec;

import java.util.Locale;
import java.util.Set;
import org.ohmlight.experiments.Problem;
import org.ohmlight.learning.loop.DualForm;
import org.ohmlight.learning.loop.DualSequence;
import org.ohmlight.learning.loop.Readout;
import org.ohmlight.learning.rule.BackpropThroughTime.Credit;
import org.ohmlight.learning.rule.EquilibriumPropagation.Phases;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.rule.FeedbackAlignment;
import org.ohmlight.learning.rule.RecurrentBackprop;
import tools.jackson.databind.JsonNode;

/** Reads the section of a learning rule. */
final class RuleSection {
  private static final Set<String> WITH_CORNERS = Set.of("hard-sigmoid", "hard-tanh", "relu");

  private final Document document;
  private final RuleKind kind;
  private final JsonNode section;

  RuleSection(Document document, RuleKind kind) {
    this.document = document;
    this.kind = kind;
    this.section = document.at("/" + kind.label());
  }

  RuleSpec settings() {
    return switch (kind) {
      case EP -> propagation();
      case HOLOMORPHIC -> {
        requireSmooth("/network/hidden");
        requireSmooth("/network/output");
        yield new RuleSpec.Holomorphic(number("radius"), section.path("points").intValue());
      }
      case CONTRASTIVE -> new RuleSpec.Contrastive(number("beta"));
      case AGNOSTIC -> new RuleSpec.Agnostic(Variant.valueOf(constant("variant")), number("beta"));
      case DYADIC -> new RuleSpec.Dyadic(number("beta"));
      case DUAL_PROPAGATION -> {
        requireLinearOutput();
        yield new RuleSpec.Dual(
            DualForm.valueOf(constant("form")),
            number("alpha"),
            number("beta"),
            DualSequence.Named.valueOf(constant("sequence")));
      }
      case BACKPROP ->
          new RuleSpec.Backprop(
              RecurrentBackprop.Way.valueOf(constant("way")), Readout.valueOf(constant("readout")));
      case BACKPROP_THROUGH_TIME ->
          new RuleSpec.ThroughTime(Credit.valueOf(constant("credit")), number("lambda"));
      case PHYSICS_AWARE -> new RuleSpec.PhysicsAware(section.path("readEvery").intValue());
      case FEEDBACK_ALIGNMENT ->
          new RuleSpec.Alignment(FeedbackAlignment.Way.valueOf(constant("way")), number("gain"));
    };
  }

  private RuleSpec propagation() {
    Variant variant = Variant.valueOf(constant("variant"));
    Phases phases = Phases.valueOf(constant("phases"));
    if (phases == Phases.INTERLEAVED && variant != Variant.CENTERED) {
      throw new Refusal(
          "/ep/phases",
          Problem.of("Interleaved phases take drift out of both nudged phases.")
              .given("interleaved with variant " + section.path("variant").asString())
              .allowed("interleaved with variant centered")
              .hint("--set ep.variant=centered, or --set ep.phases=plain"));
    }
    return new RuleSpec.Ep(variant, phases, number("beta"));
  }

  private float number(String key) {
    return section.path(key).floatValue();
  }

  private String constant(String key) {
    return section.path(key).asString().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private void requireSmooth(String pointer) {
    String activation = document.at(pointer).asString();
    if (WITH_CORNERS.contains(activation)) {
      throw new Refusal(
          pointer,
          Problem.of("Holomorphic equilibrium propagation needs activations without corners.")
              .given(activation)
              .allowed("linear, sigmoid, shifted-sigmoid, tanh")
              .hint("use another activation, or the rule ep"));
    }
  }

  private void requireLinearOutput() {
    String activation = document.at("/network/output").asString();
    if (!activation.equals("linear")) {
      throw new Refusal(
          "/network/output",
          Problem.of("Dual propagation needs a linear output.")
              .given(activation)
              .allowed("linear")
              .hint("use a linear output, or the rule dyadic"));
    }
  }
}
