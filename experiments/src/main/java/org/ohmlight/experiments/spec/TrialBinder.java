package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ohmlight.experiments.spec.TrainingSpec.OptimizerKind;
import org.ohmlight.learning.rule.EquilibriumPropagation.Variant;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import tools.jackson.databind.JsonNode;

/** Turns a checked document into the records of a trial. */
final class TrialBinder {
  private final Document document;

  TrialBinder(Document document) {
    this.document = document;
  }

  /** The network; a substrate may have a headroom of its own. */
  NetworkSpec network(String substrate) {
    JsonNode network = document.at("/network");
    JsonNode ownHeadroom = document.at("/" + substrate + "/headroom");
    List<Integer> layers = new ArrayList<>();
    network.path("layers").forEach(size -> layers.add(size.intValue()));
    return new NetworkSpec(
        layers,
        activation(network.path("hidden").asString()),
        activation(network.path("output").asString()),
        network.path("gain").floatValue(),
        network.path("feedbackGain").floatValue(),
        (ownHeadroom.isMissingNode() ? network.path("headroom") : ownHeadroom).floatValue());
  }

  private static Activation activation(String label) {
    for (Activation activation : Activation.values()) {
      if (activation.label().equals(label)) {
        return activation;
      }
    }
    throw new IllegalStateException("The schema let the activation '" + label + "' pass");
  }

  TrainingSpec training() {
    JsonNode training = document.at("/training");
    List<Float> rates = new ArrayList<>();
    training.path("layerRates").forEach(rate -> rates.add(rate.floatValue()));
    return new TrainingSpec(
        training.path("epochs").intValue(),
        training.path("batch").intValue(),
        OptimizerKind.valueOf(constant(training.path("optimizer"))),
        training.path("learningRate").floatValue(),
        training.path("finalRate").floatValue(),
        rates,
        training.path("momentum").floatValue(),
        training.path("weightDecay").floatValue());
  }

  SettlingSpec settling() {
    JsonNode settling = document.at("/settling");
    float stepSize = settling.path("stepSize").floatValue();
    float tolerance = settling.path("tolerance").floatValue();
    Solver solver =
        settling.path("solver").asString().equals("picard")
            ? new Solver.Picard(stepSize)
            : new Solver.MirrorDescent(stepSize);
    return new SettlingSpec(
        new Settling(Schedule.valueOf(constant(settling.path("schedule"))), solver),
        new SettleLimits(settling.path("freeSteps").intValue(), tolerance),
        new SettleLimits(settling.path("nudgedSteps").intValue(), tolerance));
  }

  RuleSpec rule(String label) {
    JsonNode section = document.at("/" + label);
    float beta = section.path("beta").floatValue();
    return label.equals("ep")
        ? new RuleSpec.Ep(Variant.valueOf(constant(section.path("variant"))), beta)
        : new RuleSpec.Dyadic(beta);
  }

  SubstrateSpec substrate(String label) {
    return switch (label) {
      case "exact" -> new SubstrateSpec.Exact();
      case "crossbar" -> crossbar(new Section(document.at("/crossbar")));
      case "slm" ->
          new SubstrateSpec.Slm(new SlmSection(new Section(document.at("/slm"))).settings());
      default -> throw new IllegalStateException("The schema let '" + label + "' pass");
    };
  }

  private static SubstrateSpec crossbar(Section section) {
    CrossbarSettings settings = new CrossbarSection(section).settings();
    return section.flag("deploy", false)
        ? new SubstrateSpec.Deployed(settings)
        : new SubstrateSpec.Crossbar(settings);
  }

  static Structure structure(String label) {
    for (Structure structure : Structure.values()) {
      if (structure.label().equals(label)) {
        return structure;
      }
    }
    throw new IllegalStateException("The schema let the structure '" + label + "' pass");
  }

  private static String constant(JsonNode label) {
    return label.asString().toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
