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
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import tools.jackson.databind.JsonNode;

/** Turns a checked document into the records of a trial. */
final class TrialBinder {
  private final Document document;

  TrialBinder(Document document) {
    this.document = document;
  }

  /**
   * The network.
   *
   * @throws IllegalArgumentException if its layers do not fit together
   */
  NetworkSpec network() {
    JsonNode network = document.at("/network");
    List<LayerSpec> layers = new ArrayList<>();
    network.path("layers").forEach(layer -> layers.add(layer(layer)));
    List<NetworkSpec.Skip> skips = new ArrayList<>();
    for (JsonNode skip : network.path("skips")) {
      String[] ends = skip.asString().split("-", -1);
      skips.add(new NetworkSpec.Skip(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])));
    }
    int outputLayer = network.path("outputLayer").intValue();
    return new NetworkSpec(
        layers,
        skips,
        outputLayer == 0 ? layers.size() - 1 : outputLayer,
        activation(network.path("hidden").asString()),
        activation(network.path("output").asString()),
        network.path("gain").floatValue(),
        network.path("feedbackGain").floatValue(),
        network.path("headroom").floatValue());
  }

  private static LayerSpec layer(JsonNode layer) {
    if (layer.isNumber()) {
      return new LayerSpec.Shaped(LayerShape.flat(layer.intValue()));
    }
    if (layer.isString()) {
      String[] sides = layer.asString().split("x", -1);
      return new LayerSpec.Shaped(
          new LayerShape(
              Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), Integer.parseInt(sides[2])));
    }
    Section section = new Section(layer);
    Wiring.Pool pool = Wiring.Pool.valueOf(section.text("pool", "none").toUpperCase(Locale.ROOT));
    return new LayerSpec.Convolved(
        new Wiring.Convolution(
            section.whole("convolution", 1),
            section.whole("kernel", 3),
            section.whole("padding", 0),
            section.whole("stride", 1),
            section.flag("squeeze", false),
            pool,
            pool == Wiring.Pool.NONE ? 1 : section.whole("window", 2)));
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
        training.path("weightDecay").floatValue(),
        training.path("flip").booleanValue(),
        training.path("crop").intValue());
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
      case "crossbar" ->
          new SubstrateSpec.Crossbar(
              new CrossbarSection(new Section(document.at("/crossbar"))).settings());
      case "slm" ->
          new SubstrateSpec.Slm(new SlmSection(new Section(document.at("/slm"))).settings());
      default -> throw new IllegalStateException("The schema let '" + label + "' pass");
    };
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
