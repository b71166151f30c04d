package org.ohmlight.experiments.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ohmlight.experiments.Problem;
import org.ohmlight.learning.optimizer.Adam;
import org.ohmlight.learning.optimizer.LearningRate;
import org.ohmlight.learning.optimizer.Madam;
import org.ohmlight.learning.optimizer.NormalizedGradient;
import org.ohmlight.learning.settle.Schedule;
import org.ohmlight.learning.settle.Settling;
import org.ohmlight.learning.settle.Solver;
import org.ohmlight.physical.Activation;
import org.ohmlight.physical.LayerShape;
import org.ohmlight.physical.SettleLimits;
import org.ohmlight.physical.SettleLimits.Criterion;
import org.ohmlight.physical.Structure;
import org.ohmlight.physical.Wiring;
import org.ohmlight.simulator.crossbar.CrossbarSettings;
import org.ohmlight.simulator.reference.ReferenceBackend;
import tools.jackson.databind.JsonNode;

/** Turns a checked document into the records of a trial. */
final class TrialBinder {
  private final Document document;

  TrialBinder(Document document) {
    this.document = document;
  }

  /**
   * The network; a substrate may have a headroom of its own.
   *
   * @param substrate by its name in study files
   * @throws IllegalArgumentException if its layers do not fit together
   */
  NetworkSpec network(String substrate) {
    JsonNode network = document.at("/network");
    JsonNode ownHeadroom = document.at("/" + substrate + "/headroom");
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
        (ownHeadroom.isMissingNode() ? network.path("headroom") : ownHeadroom).floatValue(),
        new ResistiveSection(new Section(document.at("/resistive"))).settings());
  }

  /** The images; {@link Refusal} if the task does not go with them or with the training. */
  DatasetSpec dataset() {
    DatasetSpec dataset = DatasetSpec.of(document.at("/dataset"));
    JsonNode validation = document.at("/training/validation");
    if (dataset.task() instanceof TaskSpec.Denoise && validation.doubleValue() > 0) {
      throw new Refusal(
          "/training/validation",
          Problem.of("Validation chooses by accuracy, which images have none of.")
              .given(validation.asString())
              .allowed("0 where dataset.task is denoise")
              .hint("--set training.validation=0"));
    }
    return dataset;
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
    OptimizerSpec optimizer = optimizer(training);
    float decay = training.path("weightDecay").floatValue();
    if (decay > 0f && optimizer instanceof OptimizerSpec.InSitu) {
      throw new Refusal(
          "/training/weightDecay",
          Problem.of("Learning in situ sends products to the devices; weights do not decay there.")
              .given(training.path("weightDecay").asString())
              .allowed("0 where training.optimizer is in-situ")
              .hint("--set training.optimizer=momentum"));
    }
    return new TrainingSpec(
        training.path("epochs").intValue(),
        training.path("pretrain").intValue(),
        training.path("batch").intValue(),
        optimizer,
        rate(training),
        rates,
        decay,
        training.path("flip").booleanValue(),
        training.path("crop").intValue(),
        training.path("validation").floatValue(),
        training.path("patience").intValue(),
        training.path("homeostasis").floatValue(),
        new MonitorSpec(
            training.path("monitors").path("gradient").intValue(),
            training.path("monitors").path("stability").intValue()));
  }

  private static OptimizerSpec optimizer(JsonNode training) {
    JsonNode adam = training.path("adam");
    JsonNode madam = training.path("madam");
    return switch (training.path("optimizer").asString()) {
      case "in-situ" -> new OptimizerSpec.InSitu();
      case "self-tuning" -> new OptimizerSpec.SelfTuning();
      case "momentum" -> new OptimizerSpec.Momentum(training.path("momentum").floatValue());
      case "sgd" -> new OptimizerSpec.Momentum(0f);
      case "adam" ->
          new OptimizerSpec.Adam(
              new Adam.Settings(
                  adam.path("meanDecay").floatValue(),
                  adam.path("squareDecay").floatValue(),
                  adam.path("epsilon").floatValue()));
      case "madam" ->
          new OptimizerSpec.Madam(
              new Madam.Settings(
                  madam.path("squareDecay").floatValue(),
                  madam.path("gradientBound").floatValue(),
                  madam.path("weightBound").floatValue()));
      case "sgd-l2" -> new OptimizerSpec.Normalized(NormalizedGradient.Norm.L2);
      case "sgd-linf" -> new OptimizerSpec.Normalized(NormalizedGradient.Norm.LARGEST);
      default -> throw new IllegalStateException("The schema let an unknown optimizer pass");
    };
  }

  private static LearningRate rate(JsonNode training) {
    float first = training.path("learningRate").floatValue();
    float last = first * training.path("finalRate").floatValue();
    return switch (training.path("rateSchedule").asString()) {
      case "constant" -> new LearningRate.Constant(first);
      case "cosine" ->
          last == first ? new LearningRate.Constant(first) : new LearningRate.Cosine(first, last);
      case "linear" -> new LearningRate.Linear(first, last);
      case "steps" -> {
        List<Float> moments = new ArrayList<>();
        training.path("rateSteps").forEach(moment -> moments.add(moment.floatValue()));
        yield new LearningRate.Steps(first, training.path("rateFactor").floatValue(), moments);
      }
      default -> throw new IllegalStateException("The schema let an unknown schedule pass");
    };
  }

  @Nullable PauseSpec pause(SubstrateSpec substrate) {
    return new PauseSection(new Section(document.at("/pause"))).pause(substrate, training());
  }

  SettlingSpec settling() {
    JsonNode settling = document.at("/settling");
    float stepSize = settling.path("stepSize").floatValue();
    return new SettlingSpec(
        new Settling(
            Schedule.valueOf(constant(settling.path("schedule"))), solver(settling, stepSize)),
        limits(settling, "freeSteps"),
        limits(settling, "nudgedSteps"));
  }

  private static Solver solver(JsonNode settling, float stepSize) {
    int window = settling.path("window").intValue();
    return switch (settling.path("solver").asString()) {
      case "picard" -> new Solver.Picard(stepSize);
      case "mirror-descent" -> new Solver.MirrorDescent(stepSize);
      case "forward-euler" -> new Solver.ForwardEuler(stepSize);
      case "anderson" -> new Solver.Anderson(window, settling.path("reach").floatValue());
      case "broyden" -> new Solver.Broyden(window);
      case "adaptive-ode" -> new Solver.AdaptiveOde(settling.path("localError").floatValue());
      default -> throw new IllegalStateException("The schema let an unknown solver pass");
    };
  }

  private static SettleLimits limits(JsonNode settling, String steps) {
    return new SettleLimits(
        settling.path(steps).intValue(),
        settling.path("tolerance").floatValue(),
        Criterion.valueOf(constant(settling.path("criterion"))));
  }

  RuleSpec rule(String label) {
    return new RuleSection(document, RuleKind.of(label)).settings();
  }

  SubstrateSpec substrate(String label) {
    return switch (label) {
      case "exact" -> new SubstrateSpec.Exact();
      case "crossbar" -> crossbar(new Section(document.at("/crossbar")));
      case "slm" ->
          new SubstrateSpec.Slm(new SlmSection(new Section(document.at("/slm"))).settings());
      case "rig", "rig-serial", "rig-mqtt" ->
          new SubstrateSpec.Rig(
              label, new RigSection(label, new Section(document.at("/" + label))).rig());
      case "reference" ->
          new SubstrateSpec.Reference(
              ReferenceBackend.of(document.at("/reference/backend").asString()),
              document.at("/reference/driveNoise").floatValue(),
              document.at("/reference/stateBits").intValue());
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
