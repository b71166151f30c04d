package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import org.ohmlight.experiments.Problem;
import org.ohmlight.physical.Structure;
import tools.jackson.databind.JsonNode;

/** Finds all settings of a trial that do not go together, each with what to try. */
final class TrialFit {
  private static final String SELF_TUNING = "self-tuning";
  private static final String OPTIMIZER = "/training/optimizer";

  private final Document document;
  private final List<Refusal> refusals = new ArrayList<>();

  TrialFit(Document document) {
    this.document = document;
  }

  /**
   * What is wrong with a trial.
   *
   * @param chosen where what holds its weights was chosen
   */
  List<Refusal> refusals(String substrate, String chosen, String rule, Structure structure) {
    optimizer(RuleKind.of(rule));
    if (structure == Structure.RESISTIVE) {
      substrate(substrate, chosen);
      layers();
      training();
      settling();
      refusals.addAll(new ResistiveSection(new Section(document.at("/resistive"))).refusals());
    }
    return refusals;
  }

  /** Weights that are let go need no optimizer, and no other rule lets them go. */
  private void optimizer(RuleKind rule) {
    boolean letsGo = text(OPTIMIZER).equals(SELF_TUNING);
    if (rule == RuleKind.AGNOSTIC && !letsGo) {
      refuse(
          OPTIMIZER,
          "With the rule agnostic the weights move by themselves; no optimizer moves them.",
          SELF_TUNING + " where the rule is agnostic",
          "--set training.optimizer=self-tuning; beside other rules, in the file: where:"
              + " [{rules: [agnostic], training: {optimizer: self-tuning}}]");
    }
    if (rule != RuleKind.AGNOSTIC && letsGo) {
      refuse(
          OPTIMIZER,
          "Only the rule agnostic lets weights go; " + rule.label() + " estimates a gradient.",
          "momentum, sgd, adam and others where the rule is " + rule.label(),
          "--set rules=agnostic, or --set training.optimizer=sgd");
    }
    if (rule == RuleKind.AGNOSTIC) {
      requireNothing("/training/weightDecay", "Weights that move by themselves do not decay.");
      if (!document.at("/training/layerRates").isEmpty()) {
        refuse(
            "/training/layerRates",
            "Weights that are let go all give way alike.",
            "[] where the rule is agnostic",
            "--set training.layerRates=");
      }
    }
  }

  private void substrate(String substrate, String chosen) {
    if (!substrate.equals("exact")) {
      refusals.add(
          new Refusal(
              chosen,
              Problem.of(
                      "A resistive network holds its conductances itself: the whole circuit"
                          + " settles, no matrix is multiplied.")
                  .given(substrate)
                  .allowed("exact where the structure is resistive")
                  .hint(
                      "--set substrates=exact, or give the structures of each substrate in"
                          + " variants")));
    }
  }

  private void layers() {
    JsonNode layers = document.at("/network/layers");
    for (int k = 1; k < layers.size(); k++) {
      if (layers.get(k).isObject()) {
        refuse(
            "/network/layers/" + k,
            "The layers of a resistive network are densely joined.",
            "a number of nodes, or an image such as 1x28x28",
            "give the number of nodes of this layer, or another structure");
      }
    }
    if (layers.size() > 2) {
      requireOneOf(
          "/network/hidden",
          "A layer of a resistive network has diodes (relu) or none (linear).",
          List.of("relu", "linear"));
    }
    requireOneOf(
        "/network/output",
        "With diodes, half of the outputs could never be above 0.",
        List.of("linear"));
  }

  private void training() {
    if (text(OPTIMIZER).equals("in-situ")) {
      refuse(
          OPTIMIZER,
          "The products of the two phases are squares, each many times their difference: one after"
              + " the other they drive conductances to their bounds.",
          "momentum, sgd, adam, madam, sgd-l2, sgd-linf where the structure is resistive",
          "--set training.optimizer=sgd");
    }
    requireNothing("/training/pretrain", "There is no hardware to program afterwards.");
    requireNothing(
        "/training/monitors/gradient", "Monitors watch networks of weighted sums, not circuits.");
    requireNothing(
        "/training/monitors/stability", "Monitors watch networks of weighted sums, not circuits.");
  }

  /** Layer by layer to the least energy, the odd ones first: nothing else is built. */
  private void settling() {
    String why = "A resistive network moves its odd layers, then its even ones, each to its rest.";
    requireOneOf("/settling/schedule", why, List.of("even-odd"));
    requireOneOf("/settling/solver", why, List.of("picard", "mirror-descent"));
    if (document.at("/settling/stepSize").doubleValue() != 1.0) {
      refuse("/settling/stepSize", why, "1 where the structure is resistive", "--set stepSize=1");
    }
    requireOneOf(
        "/settling/criterion",
        "A resistive network measures how far its voltages move, V.",
        List.of("largest-change"));
  }

  private void requireOneOf(String pointer, String why, List<String> allowed) {
    if (!allowed.contains(text(pointer))) {
      refuse(
          pointer,
          why,
          String.join(", ", allowed) + " where the structure is resistive",
          "--set " + DocumentCheck.name(pointer) + "=" + allowed.getFirst());
    }
  }

  private void requireNothing(String pointer, String why) {
    if (document.at(pointer).doubleValue() != 0.0) {
      refuse(pointer, why, "0 for such a trial", "--set " + DocumentCheck.name(pointer) + "=0");
    }
  }

  private void refuse(String pointer, String why, String allowed, String hint) {
    refusals.add(
        new Refusal(pointer, Problem.of(why).given(text(pointer)).allowed(allowed).hint(hint)));
  }

  private String text(String pointer) {
    JsonNode value = document.at(pointer);
    return value.isValueNode() ? value.asString() : value.toString();
  }
}
